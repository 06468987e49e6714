package rdf_test

import (
	"testing"

	"github.com/plangraph/plangraph/graph/rdf"
)

// TestEachEndOfAPredicateHasANameOfItsOwn: whoever draws or asks for an edge by its name must mean one.
func TestEachEndOfAPredicateHasANameOfItsOwn(t *testing.T) {
	owner := map[string]string{}
	claim := func(name, iri string) {
		if other, taken := owner[name]; taken || name == "" {
			t.Errorf("%q names both %s and %s", name, iri, other)
		}
		owner[name] = iri
	}
	for _, p := range rdf.Predicates() {
		claim(string(p.IRI), string(p.IRI))
		claim(p.Forward+" →", string(p.IRI))
		claim("← "+p.Reverse, string(p.IRI))
	}
}

func TestNewVocabulary(t *testing.T) {
	for base, ok := range map[string]bool{
		rdf.DefaultVocabulary.Base:  true,
		"http://plans.gov.cn/id#":   true,
		"urn:plans:":                false,
		"https://plans.gov.cn/id":   false,
		"/id/":                      false,
		"https://plans.gov.cn/a b/": false,
		"":                          false,
	} {
		if _, err := rdf.NewVocabulary(base); (err == nil) != ok {
			t.Errorf("NewVocabulary(%q): %v", base, err)
		}
	}
}
