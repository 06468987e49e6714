package main

import (
	"embed"
	"encoding/json"
	"math/rand/v2"

	"github.com/plangraph/plangraph/bench/corpus"
	"github.com/plangraph/plangraph/graph"
)

//go:embed questions/*.graphql
var queries embed.FS

// question is one of the six, or the search, with the variables it is asked with in turn.
type question struct {
	name, query string
	variables   []map[string]string
	limited     bool // whether the limit answers it too
}

// variants is how many different sets of variables each question is asked with.
const variants = 512

// questions chooses what is asked of a corpus: measures and agencies evenly from all, technologies as measures use them,
// so that frequent ones are asked for more, as readers would; paths lead from one city to another.
func questions(plans []corpus.Plan) []question {
	random := rand.New(rand.NewPCG(7, 7))
	measure := func() (corpus.Plan, corpus.Measure) {
		p := plans[random.IntN(len(plans))]
		return p, p.Measures[random.IntN(len(p.Measures))]
	}
	using := func() (corpus.Plan, string) {
		for {
			if p, m := measure(); len(m.Technologies) > 0 {
				return p, string(technologyID(m.Technologies[0]))
			}
		}
	}
	agency := func() (city, id string) {
		p, m := measure()
		return p.City, string(graph.NewAgencyID(m.Leads[0], p.Place))
	}
	list := []question{
		ask("q1", true, func() map[string]string { _, t := using(); return map[string]string{"technology": t} }),
		ask("q2", true, func() map[string]string { _, m := measure(); return map[string]string{"measure": string(m.ID)} }),
		ask("q3", true, func() map[string]string {
			p, t := using()
			return map[string]string{"jurisdiction": p.City, "technology": t}
		}),
		ask("q4", true, func() map[string]string { _, a := agency(); return map[string]string{"agency": a} }),
		ask("q5", true, func() map[string]string { _, a := agency(); return map[string]string{"agency": a} }),
		ask("q6", false, func() map[string]string {
			city, from := agency()
			other, to := agency()
			for other == city {
				other, to = agency()
			}
			return map[string]string{"from": from, "to": to}
		}),
		ask("search", false, func() map[string]string { _, m := measure(); return map[string]string{"phrase": phrase(m)} }),
	}
	return list
}

// ask prepares a question of that name with variables from choose.
func ask(name string, limited bool, choose func() map[string]string) question {
	text, err := queries.ReadFile("questions/" + name + ".graphql")
	if err != nil {
		panic(err) // it is embedded
	}
	q := question{name: name, query: string(text), limited: limited}
	for range variants {
		q.variables = append(q.variables, choose())
	}
	return q
}

// body is the request with the n-th variables.
func (q question) body(n int) []byte {
	b, err := json.Marshal(map[string]any{"query": q.query, "variables": q.variables[n]})
	if err != nil {
		panic(err) // strings always marshal
	}
	return b
}

// phrase is what is searched: two words that stand side by side in the measure's filler.
func phrase(m corpus.Measure) string { return string([]rune(m.Phrase)[:8]) }

func technologyID(key string) graph.ID { return graph.NewID(graph.KindTechnology, key) }
