package main

// The limit's answers, typed as a hand-written handler would have them. A pointer is what may be null.

type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type shortNamed struct {
	ID        string `json:"id"`
	ShortName string `json:"shortName"`
}

type target struct {
	ID         string  `json:"id"`
	Metric     string  `json:"metric"`
	Comparator string  `json:"comparator"`
	Value      float64 `json:"value"`
	Unit       *string `json:"unit"`
	Deadline   *string `json:"deadline"`
}

type answer1 struct {
	Data struct {
		Technology *struct {
			ID          string `json:"id"`
			Name        string `json:"name"`
			EnglishName string `json:"englishName"`
			Owners      struct {
				TotalCount int `json:"totalCount"`
				Edges      []struct {
					MeasureCount int `json:"measureCount"`
					Node         struct {
						ID           string `json:"id"`
						Name         string `json:"name"`
						ShortName    string `json:"shortName"`
						Jurisdiction *named `json:"jurisdiction"`
					} `json:"node"`
				} `json:"edges"`
			} `json:"owners"`
		} `json:"technology"`
	} `json:"data"`
}

type answer2 struct {
	Data struct {
		Measure *struct {
			ID     string `json:"id"`
			Number string `json:"number"`
			Title  string `json:"title"`
			Text   string `json:"text"`
			Plan   struct {
				ID           string `json:"id"`
				Title        string `json:"title"`
				Jurisdiction named  `json:"jurisdiction"`
			} `json:"plan"`
			Headings []struct {
				Number string `json:"number"`
				Title  string `json:"title"`
			} `json:"headings"`
			Responsibilities []struct {
				Role      string `json:"role"`
				AsWritten string `json:"asWritten"`
				Scope     string `json:"scope"`
				Agency    struct {
					ID        string `json:"id"`
					Name      string `json:"name"`
					ShortName string `json:"shortName"`
					Kind      string `json:"kind"`
				} `json:"agency"`
			} `json:"responsibilities"`
			Technologies []struct {
				ID          string `json:"id"`
				Name        string `json:"name"`
				EnglishName string `json:"englishName"`
			} `json:"technologies"`
			Targets  []target `json:"targets"`
			Evidence []struct {
				Start  int `json:"start"`
				End    int `json:"end"`
				Source struct {
					File string `json:"file"`
				} `json:"source"`
			} `json:"evidence"`
		} `json:"measure"`
	} `json:"data"`
}

type answer3 struct {
	Data struct {
		Measures struct {
			TotalCount int `json:"totalCount"`
			PageInfo   struct {
				HasNextPage bool    `json:"hasNextPage"`
				EndCursor   *string `json:"endCursor"`
			} `json:"pageInfo"`
			Nodes []struct {
				ID              string       `json:"id"`
				Number          string       `json:"number"`
				Title           string       `json:"title"`
				LeadUnits       []shortNamed `json:"leadUnits"`
				SupportingUnits []shortNamed `json:"supportingUnits"`
				Technologies    []named      `json:"technologies"`
				Targets         []target     `json:"targets"`
			} `json:"nodes"`
		} `json:"measures"`
	} `json:"data"`
}

type answer4 struct {
	Data struct {
		Agency *struct {
			ID           string `json:"id"`
			Name         string `json:"name"`
			ShortName    string `json:"shortName"`
			Jurisdiction *named `json:"jurisdiction"`
			Measures     struct {
				TotalCount int `json:"totalCount"`
				Nodes      []struct {
					ID               string  `json:"id"`
					Number           string  `json:"number"`
					Title            string  `json:"title"`
					Technologies     []named `json:"technologies"`
					Responsibilities []struct {
						Role   string     `json:"role"`
						Agency shortNamed `json:"agency"`
					} `json:"responsibilities"`
				} `json:"nodes"`
			} `json:"measures"`
		} `json:"agency"`
	} `json:"data"`
}

type answer5 struct {
	Data struct {
		Agency *struct {
			ID            string `json:"id"`
			Name          string `json:"name"`
			Collaborators struct {
				TotalCount int `json:"totalCount"`
				Edges      []struct {
					MeasureCount int `json:"measureCount"`
					Node         struct {
						ID        string `json:"id"`
						Name      string `json:"name"`
						ShortName string `json:"shortName"`
					} `json:"node"`
				} `json:"edges"`
			} `json:"collaborators"`
		} `json:"agency"`
	} `json:"data"`
}
