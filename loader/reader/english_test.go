package reader_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// TestEnglishPlans holds how English plans say who is to act: counted items, sentences of prose, tables, and texts that assign
// nothing.
func TestEnglishPlans(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"a counted word on a line of its own", "a.txt", "Harbour Action Plan\n\nAction 1\nDredge the inner basin.\nLead: Harbour Board\nSupport: local carriers\n\nAction 2\nPaint the lighthouse.\nLead: Lighthouse Trust\n",
			[]string{"Dredge the inner basin: LEAD Harbour Board, SUPPORT local carriers", "Paint the lighthouse: LEAD Lighthouse Trust"}},
		{"a letter and a number", "a.txt", "Rural Delivery Plan\n\nDomain A. Roads\n\nR1  Mend four bridges.\n    Owner: Roads Authority (lead), Upland Council\nR2  Grade the tracks.\n    Owner: Roads Authority\n\nDomain B. Schools\n\nS1  Open a hall.\n    Owner: School Board\n",
			[]string{"Mend four bridges: LEAD Roads Authority, SUPPORT Upland Council", "Grade the tracks: RESPONSIBLE Roads Authority", "Open a hall: RESPONSIBLE School Board"}},
		{"bold counts and prose", "a.md", "# Clean Air Plan\n\n## Transport\n\n**Measure 1.1** — The Transport Authority, in partnership with the Energy Agency, will electrify the buses.\n\n**Measure 1.2** — Ferry hours will be set by the Harbour Commission, with advice from the Seafarers Union.\n\n**Measure 1.3** — Led by the Tree Trust, plant willows.\n",
			[]string{"The Transport Authority: LEAD Transport Authority, SUPPORT Energy Agency", "Ferry hours will be set by the Harbour Commission: LEAD Harbour Commission, SUPPORT Seafarers Union", "Led by the Tree Trust: LEAD Tree Trust"}},
		{"paragraphs below headings", "a.md", "# Tax Report\n\n## Registers\n\nThe Land Registry will scan the deeds.\n\nSubject to funding, the Tax Agency and the Land Registry will share them.\n\n## Offices\n\nTax Agency, through the Mail Service, will support the Land Registry in sending letters.\n",
			[]string{"The Land Registry will scan the deeds: LEAD Land Registry", "Subject to funding: RESPONSIBLE Tax Agency, RESPONSIBLE Land Registry", "Offices: LEAD Land Registry, SUPPORT Tax Agency, SUPPORT Mail Service"}},
		{"a table in HTML, the agency first", "a.md", "# Archive Plan\n\n<table>\n<tr><td></td><td><strong>Responsible Party/ies</strong></td><td>Action</td><td>Timeline</td></tr>\n<tr><td colspan=\"4\">Paper &amp; film</td></tr>\n<tr><td>1</td><td>State Archive (with the Film Office)</td><td><p>Copy the reels.</p>\n<p>List them.</p></td><td>2027</td></tr>\n<tr><td>2</td><td><p>Film Office and</p><p>other agencies</p></td><td>Lend the reels to schools.</td><td>2028</td></tr>\n</table>\n",
			[]string{"Copy the reels. List them.: RESPONSIBLE State Archive, SUPPORT Film Office", "Lend the reels to schools.: RESPONSIBLE Film Office, RESPONSIBLE other agencies"}},
		{"a report", "a.txt", "Annual Report of the Water Board\n\n1.1 The Water Board mended four dams, with support from the Red Cross.\n\n1.2 Led by the Water Board, the campaign reached 300 villages.\n\n1.3 The programme led by the Water Board cut losses.\n\n1.4 The Water Supply Act will enter into force in May. AI will change how boards work.\n", nil},
		{"news", "a.txt", "New dams\n\nThe Water Board will mend dams, a spokesman said.\n\nThe Energy Agency will close a plant, he said.\n\nThe Roads Authority will pave a road.\n", nil},
		{"a law", "a.txt", "Water Act\n\n1. This Act may be cited as the Water Act.\n\n2. The Water Authority shall keep a register.\n\n3. The Energy Agency shall publish a list.\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := loadertest.Reader(t).Check(loader.File{Name: c.file, Data: []byte(c.text)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, i := range o.Items {
				var names []string
				for _, u := range i.Units {
					names = append(names, u.Role.String()+" "+u.AsWritten)
				}
				if len(names) > 0 {
					got = append(got, i.Title+": "+strings.Join(names, ", "))
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}
