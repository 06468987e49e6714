package metadata_test

import (
	"testing"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// A plan in English often names its nation only in the text; one in Chinese names other places as examples.
func TestPlaceFromText(t *testing.T) {
	for text, want := range map[string]string{
		"# Data Action Plan\n\nThe U.S. government uses data.\n\n1. Publish data of the U.S., by 2021. Lead agency: OMB.\n": "United States",
		"# Data Action Plan\n\nPeople use data.\n\n1. Publish data. Lead agency: OMB.\n":                                    "未知",
		"工作方案\n\n一、建设平台\n\n国家支持，全国领先，国家示范，湖州市先行，湖州市试点。\n":                                                                   "未知",
	} {
		outline, err := loadertest.Reader(t).Check(loader.File{Name: "plan.md", Data: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		if outline.Jurisdiction != want {
			t.Errorf("%q is of %s, not of %s", text, outline.Jurisdiction, want)
		}
	}
}
