package graphtest

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// Contents is three plans in two jurisdictions over one scheme, made anew by each call, so that a test may change them:
//
//   - Hangzhou's cloud plan: two sources, a range, a deadline of each precision, a group clause, an open-ended list,
//     an unresolved name, a collective, a target of the plan as a whole, something rejected and an anomaly
//   - Hangzhou's data plan: shares agencies and technologies with it; has neither number nor date
//   - Xianning's plan: a 市经信委 that is another agency than Hangzhou's
//
// Revision and Triples are zero: they are a store's to say.
func Contents() *graph.Contents {
	scheme := Scheme()
	w := newWorld(scheme)
	plans := []*graph.Plan{w.cloudPlan(), w.dataPlan(), w.xianningPlan()}
	slices.SortFunc(plans, func(a, b *graph.Plan) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return &graph.Contents{Scheme: scheme, Plans: plans}
}

// Scheme is seven technologies: cloud computing with two below it, RFID below both the internet of things and
// identification, and big data.
func Scheme() *graph.Scheme {
	cloud := technology("cloud-computing", "云计算", "cloud computing", "云服务", "云平台")
	egov := technology("e-government-cloud", "政务云", "e-government cloud", "电子政务云")
	storage := technology("cloud-storage", "云存储", "cloud storage")
	data := technology("big-data", "大数据", "big data")
	things := technology("internet-of-things", "物联网", "internet of things", "IoT")
	identification := technology("identification", "自动识别", "automatic identification")
	rfid := technology("rfid", "射频识别", "RFID", "电子标签")
	below(cloud, egov, storage)
	below(things, rfid)
	below(identification, rfid)
	list := []*graph.Technology{cloud, egov, storage, data, things, identification, rfid}
	slices.SortFunc(list, byKey)
	return &graph.Scheme{Technologies: list}
}

func technology(key, name, english string, aliases ...string) *graph.Technology {
	slices.Sort(aliases)
	return &graph.Technology{ID: graph.NewID(graph.KindTechnology, key), Key: key, Name: name, EnglishName: english, Aliases: aliases}
}

func below(broader *graph.Technology, narrower ...*graph.Technology) {
	for _, t := range narrower {
		t.Broader = append(t.Broader, broader)
		broader.Narrower = append(broader.Narrower, t)
		slices.SortFunc(t.Broader, byKey)
		slices.SortFunc(broader.Narrower, byKey)
	}
}

func byKey(a, b *graph.Technology) int { return strings.Compare(a.Key, b.Key) }

// world is what the fixtures' plans speak of.
type world struct {
	technology         map[string]*graph.Technology // by key
	hangzhou, xianning *graph.Jurisdiction
}

func newWorld(scheme *graph.Scheme) *world {
	nation := graph.NewJurisdiction("中国", "China", graph.LevelNation, nil)
	zhejiang := graph.NewJurisdiction("浙江省", "Zhejiang", graph.LevelProvince, nation)
	hubei := graph.NewJurisdiction("湖北省", "", graph.LevelProvince, nation)
	w := &world{technology: map[string]*graph.Technology{}}
	w.hangzhou = graph.NewJurisdiction("杭州市", "Hangzhou", graph.LevelPrefecture, zhejiang)
	w.xianning = graph.NewJurisdiction("咸宁市", "Xianning", graph.LevelPrefecture, hubei)
	for _, t := range scheme.Technologies {
		w.technology[t.Key] = t
	}
	return w
}

func agency(in *graph.Jurisdiction, kind graph.AgencyKind, name, short string, aliases ...string) *graph.Agency {
	return &graph.Agency{ID: graph.NewAgencyID(name, in), Name: name, ShortName: short, Aliases: aliases, Kind: kind, Jurisdiction: in}
}
