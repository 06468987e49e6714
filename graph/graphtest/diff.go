package graphtest

import (
	"reflect"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
)

// Diff tells where two values of the graph's types differ, to the last field, those of sources and evidence that are not
// exported included; it is empty where they do not. Equal ones are told fast: go-cmp alone would take seconds over plans,
// which point in circles.
func Diff(want, got any) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return "-want +got:\n" + cmp.Diff(want, got, cmp.AllowUnexported(graph.Source{}, graph.Evidence{}))
}
