package format_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader/format"
)

// recognised writes the table of tesseract for lines of words, each with its place and certainty.
func recognised(lines ...[]string) string {
	var b strings.Builder
	b.WriteString("level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n")
	for i, words := range lines {
		fmt.Fprintf(&b, "4\t1\t1\t1\t%d\t0\t300\t%d\t1900\t50\t-1\t\n", i, 300+90*i)
		for k, w := range words {
			place, rest, _ := strings.Cut(w, " ")
			width, rest, _ := strings.Cut(rest, " ")
			certainty, text, _ := strings.Cut(rest, " ")
			fmt.Fprintf(&b, "5\t1\t1\t1\t%d\t%d\t%s\t%d\t%s\t48\t%s\t%s\n", i, k, place, 300+90*i, width, certainty, text)
		}
	}
	return b.String()
}

func TestScan(t *testing.T) {
	table := recognised(
		[]string{"300 200 96 一、建设", "480 150 91 云平台", "650 50 33 。"}, // the second word begins within the first
		[]string{"300 200 88 二、推广", "505 95 95 5G", "620 100 96 基站"},
	) + "not\ta\trow\n5\t1\n"
	got, err := format.Decode("plan.tsv", []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	want := &format.Document{Text: "一、建设云平台。\n二、推广5G基站\n", Encoding: "TSV", Format: "scan", Notes: []format.Note{{Reason: "1 of 6 words were recognised with less than half of certainty"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := format.Decode("plan.tsv", []byte(recognised())); err == nil {
		t.Error("a table without words is read")
	}
}

func TestNeeds(t *testing.T) {
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	blank := "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
	for _, test := range []struct {
		name, data string
		want       format.Need
	}{
		{"text", "一、建设云平台。", format.NeedsNothing},
		{"Word", compound + wide("WordDocument"), format.NeedsWord},
		{"WPS", compound, format.NeedsWord},
		{"Excel", compound + wide("Workbook"), format.NeedsSheet},
		{"protected", compound + wide("EncryptedPackage"), format.NeedsNothing},
		{"PNG", "\x89PNG\r\n\x1a\n…", format.NeedsPicture},
		{"TIFF", "II*\x00…", format.NeedsPicture},
		{"a PDF without text", blank, format.NeedsRecognition},
		{"no PDF", "%PDF-1.4", format.NeedsNothing},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := format.Needs([]byte(test.data)); got != test.want {
				t.Errorf("needs %d, not %d", got, test.want)
			}
		})
	}
}
