package agency_test

import (
	"testing"

	"github.com/plangraph/plangraph/seeds"
)

const twoBodies = "bodies: {ANY: {GOVERNMENT: {农业局: [], 农业农村局: []}}}\n"

const noPlaces = "nation: {name: 中国, en: China, sign: 国}\n"

func TestTablesWithErrors(t *testing.T) {
	for _, test := range []struct{ name, agencies, places, want string }{
		{"a form of two bodies", "bodies: {ANY: {GOVERNMENT: {商务局: [商局], 商业局: [商局]}}}", noPlaces,
			"agencies.yaml: bodies: ANY: 商局 is claimed by {place}商业局 and by {place}商务局"},
		{"a name of two bodies of the nation", "bodies: {NATION: {GOVERNMENT: {农业部: [农部], 农村部: [农部]}}}", noPlaces,
			"agencies.yaml: bodies: NATION: 农部 is claimed by 农业部 and by 农村部"},
		{"a level that there is not", "bodies: {CITY: {}}", noPlaces, "agencies.yaml: bodies: CITY: there is no such level"},
		{"an unknown place", "named: {杭州市: {}}", noPlaces, "agencies.yaml: named: 杭州市 is in no table of places"},
		{"a successor that is no body", "successions: [{from: 农业部, to: 农村部}]", noPlaces, "agencies.yaml: successions: 农业部: 农业部 is no official name of a body"},
		{"a succession without a source", twoBodies + "successions: [{from: 农业局, to: 农业农村局, since: '2018'}]", noPlaces, `agencies.yaml: successions: 农业局: "" is no source`},
		{"a succession without a date", twoBodies + "sources: {a: b}\nsuccessions: [{from: 农业局, to: 农业农村局, source: a, since: '18'}]", noPlaces,
			`agencies.yaml: successions: 农业局: since "18" is not a date; write it as 2020, 2020-06 or 2020-06-30`},
		{"a succession nowhere", twoBodies + "successions: [{from: 农业局, to: 农业农村局, in: [杭州市]}]", noPlaces, "agencies.yaml: successions: 农业局: there is no place 杭州市"},
		{"a branch that is no body", "branches: [税务局]", noPlaces, "agencies.yaml: branches: 税务局 is no official name of a body"},
		{"a zone nowhere", "", noPlaces + "zones: {兰州新区: {in: 兰州市}}", "jurisdictions.yaml: zones: 兰州新区: there is no place 兰州市"},
		{"half a contraction", "contractions: [[管理委员会]]", noPlaces, "agencies.yaml: contractions: [管理委员会] is no pair of long and short"},
		{"an unknown field", "body: {}", noPlaces, `agencies.yaml: [1:1] unknown field "body"`},
		{"a place that stands twice", "", noPlaces + "provinces: {海南省: {en: Hainan, cities: {三亚: Sanya}}, 广东省: {en: Guangdong, cities: {三亚: Sanya}}}",
			"jurisdictions.yaml: 三亚市 stands twice"},
		{"the sign of no city", "", noPlaces + "signs: {杭: 杭州}", "jurisdictions.yaml: signs: 杭: there is no place 杭州"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := seeds.ParseAgencies([]byte(test.agencies), []byte(test.places)); err == nil || err.Error() != test.want {
				t.Errorf("got %v\nwant %s", err, test.want)
			}
		})
	}
}
