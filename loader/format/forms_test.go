package format_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader/format"
	"github.com/plangraph/plangraph/loader/format/formattest"
)

// TestFormsOfTables reads tables that are written without the elements of tables.
func TestFormsOfTables(t *testing.T) {
	const table = "任务\t牵头单位\t时限\n修渠\t市水利局\t6月\n修路\t市交通局\t7月\n"
	row := func(a, b, c string) string {
		return `<div role=row><span role=cell>` + a + `</span><span role=cell>` + b + `</span><span role=cell>` + c + `</span></div>`
	}
	styled := func(a, b, c string) string {
		return `<div class=r><div class=c>` + a + `</div><div class=c>` + b + `</div><div style="display: table-cell">` + c + `</div></div>`
	}
	list := func(a, b, c string) string {
		return `<dl><dt>任务</dt><dd>` + a + `</dd><dt>牵头单位</dt><dd>` + b + `</dd><dt>时限</dt><dd>` + c + `</dd></dl>`
	}
	card := func(a, b, c string) string {
		return `<li><p><b>任务：</b>` + a + `</p><p><b>牵头单位：</b><a href=/x>` + b + `</a></p><p><span>时限</span><i>` + c + `</i></p></li>`
	}
	head := `<w:p><w:r><w:t>任务</w:t><w:tab/><w:t>牵头单位</w:t><w:tab/><w:t>时限</w:t></w:r></w:p>`
	typed := func(a, b, c string) string {
		return `<w:p><w:r><w:t>` + a + `</w:t></w:r><w:r><w:tab/><w:t>` + b + `</w:t><w:tab/><w:t>` + c + `</w:t></w:r></w:p>`
	}
	for _, test := range []struct{ name, file, data, want string }{
		{"roles", "p.html", `<div role=table>` + row("任务", "牵头单位", "时限") + row("修渠", "市水利局", "6月") + row("修路", "市交通局", "7月") + `</div>`, table},
		{"styles", "p.html", `<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style><div class=t>` + styled("任务", "牵头单位", "时限") + styled("修渠", "市水利局", "6月") + styled("修路", "市交通局", "7月") + `</div>`, table},
		{"lists of one form", "p.html", "<div>" + list("修渠", "市水利局", "6月") + list("修路", "市交通局", "7月") + "</div>", table},
		{"cards of one form", "p.html", "<ul>" + card("修渠", "市水利局", "6月") + card("修路", "市交通局", "7月") + "</ul>", table},
		{"one card is no table", "p.html", "<div>" + list("修渠", "市水利局", "6月") + "</div>", "任务：修渠\n牵头单位：市水利局\n时限：6月\n"},
		{"tabs in preformatted text", "p.html", "<pre>\n" + table + "</pre>", table},
		{"tabs in a document", "p.docx", string(formattest.WordPackage(head+typed("修渠", "市水利局", "6月")+typed("修路", "市交通局", "7月"), "")), table},
		{"tabs that set no table", "p.docx", string(formattest.WordPackage(typed("甲", "乙", "丙")+typed("丁", "戊", "己"), "")), "甲 乙 丙\n丁 戊 己\n"},
		{"commas", "p.csv", "\"任务\",牵头单位,时限\r\n修渠,市水利局,6月\r\n\"修\n路\",市交通局,7月\r\n", "任务\t牵头单位\t时限\n修渠\t市水利局\t6月\n修 路\t市交通局\t7月\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := format.Decode(test.file, []byte(test.data))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got.Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestWrappedPages unwraps pages and texts that other files carry.
func TestWrappedPages(t *testing.T) {
	const long = "为深入推进智慧水利建设，全面提升防汛抗旱和水资源管理能力，结合本市实际制定本方案，请各有关单位认真组织实施并按季度报告进展情况。"
	page := `<p>一、目标</p><p>` + long + `</p><p>（一）修渠。</p>`
	want := "一、目标\n" + long + "\n（一）修渠。\n"
	script := `<html><body><div id=app></div><script>` + `window.__STATE__ = {"article":{"html":"`
	long6 := long + long + long + long + long + long + long
	body := `<text:p>一、目标</text:p><text:p>` + long + `</text:p><text:p>（一）修渠。</text:p>`
	for _, test := range []struct{ name, file, data, want string }{
		{"a list of paragraphs", "p.json", `{"title":"方案","paragraphs":["一、目标","` + long + `","（一）修渠。"]}`, want},
		{"paragraphs that are objects", "p.json", `{"blocks":[{"type":"p","text":"一、目标"},{"type":"p","text":"` + long + `"},{"type":"p","text":"（一）修渠。"}]}`, want},
		{"what a script calls", "p.js", `callback({"data":{"html":"` + page + `"}});`, want},
		{"what a script keeps", "p.html", script + page + long6 + `"}};</script></body></html>`, want + long6 + "\n"},
		{"XHTML", "p.xhtml", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body>` + page + `</body></html>`, want},
		{"a flat OpenDocument", "p.fodt", `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"><office:automatic-styles><number:date-style><number:text>年</number:text></number:date-style></office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document>`, want},
		{"the end of a paragraph deleted", "p.docx", string(formattest.WordPackage(`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>一、目</w:t></w:r></w:p><w:p><w:r><w:t>标</w:t></w:r></w:p>`, "")), "一、目标\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := format.Decode(test.file, []byte(test.data))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got.Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}
