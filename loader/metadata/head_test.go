package metadata_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/loadertest"
)

// headCase is a document and what is wanted of its head, a line each.
type headCase struct {
	name string
	want string
	text string
}

// headCases reads testdata/heads.txt, whose first lines explain it.
func headCases(t *testing.T) (list []headCase) {
	t.Helper()
	data, err := os.ReadFile("testdata/heads.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(data), "\n=== ")[1:] {
		wanted, text, ok := strings.Cut(part, "\n---\n")
		name, want, named := strings.Cut(wanted, "\n")
		if !ok || !named {
			t.Fatalf("%.40q is no head", part)
		}
		list = append(list, headCase{name, strings.ReplaceAll(want, ": \n", ":\n"), text})
	}
	return list
}

// TestHeads holds what is read of the heads of documents: place, title, number, issuers and date.
func TestHeads(t *testing.T) {
	r := loadertest.Reader(t)
	cases := headCases(t)
	if len(cases) < 50 {
		t.Fatalf("only %d heads were found", len(cases))
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			data := []byte(c.text)
			if strings.HasSuffix(c.name, ".docx") {
				data = docxOf(t, c.text)
			}
			o, err := r.Check(loader.File{Name: c.name, Data: data})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, headOf(o)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// headOf writes what was read as testdata/heads.txt does.
func headOf(o *loader.Outline) string {
	issuers := o.Issuers
	if len(issuers) == 0 && o.Issuer != "" {
		issuers = []string{o.Issuer}
	}
	return strings.TrimSpace(strings.ReplaceAll(fmt.Sprintf("place: %s\ntitle: %s\nnumber: %s\nissuer: %s\ndate: %s", o.Jurisdiction, o.Title, o.Number, strings.Join(issuers, "; "), o.IssuedOn), ": \n", ":\n"))
}

// docxOf is a Word file with a paragraph for each line.
func docxOf(t *testing.T, text string) []byte {
	t.Helper()
	var body bytes.Buffer
	for line := range strings.Lines(text) {
		body.WriteString("<w:p><w:r><w:t>")
		if err := xml.EscapeText(&body, []byte(strings.TrimSpace(line))); err != nil {
			t.Fatal(err)
		}
		body.WriteString("</w:t></w:r></w:p>")
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
