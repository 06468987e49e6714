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
	want, got = tidied(want), tidied(got)
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return "-want +got:\n" + cmp.Diff(want, got, cmp.Exporter(func(reflect.Type) bool { return true }))
}

// Equal reports whether two values of the graph's types say the same.
func Equal(want, got any) bool { return reflect.DeepEqual(tidied(want), tidied(got)) }

// tidied clones plans, whose columns depend on how they were built; a clone's does not.
func tidied(v any) any {
	switch v := v.(type) {
	case *graph.Plan:
		return v.Clone()
	case *graph.Contents:
		own := *v
		own.Plans = nil
		for _, p := range v.Plans {
			own.Plans = append(own.Plans, p.Clone())
		}
		return &own
	}
	return v
}
