package format_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader/format"
	"github.com/plangraph/plangraph/loader/format/formattest"
)

// item is a paragraph of a list.
func item(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, list, text)
}

func paragraph(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

// level is a level of a definition; more is further properties of it.
func level(n int, numberFormat, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, n, numberFormat, more, text)
}

func definition(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func list(id, definition int, more string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, definition, more)
}

func TestDecodeDOCXNumbers(t *testing.T) {
	plan := definition(0, level(0, "chineseCountingThousand", "%1、", ""), level(1, "chineseCounting", "（%2）", ""), level(2, "decimal", "%3.", ""))
	decimal := definition(0, level(0, "chineseCounting", "第%1章", ""), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "lowerLetter", "%3)", ""))
	for _, test := range []struct{ name, numbering, body, want string }{
		{"levels start anew", plan + list(1, 0, ""),
			item(1, 0, "要求") + item(1, 1, "思想") + item(1, 2, "甲") + item(1, 2, "乙") + item(1, 1, "目标") + item(1, 2, "丙") + item(1, 0, "任务") + item(1, 1, "平台"),
			"一、要求\n（一）思想\n1. 甲\n2. 乙\n（二）目标\n1. 丙\n二、任务\n（一）平台\n"},
		{"numbers of levels above", decimal + list(1, 0, ""), item(1, 0, "总则") + item(1, 1, "甲") + item(1, 0, "任务") + item(1, 1, "乙") + item(1, 2, "丙"),
			"第一章 总则\n1.1 甲\n第二章 任务\n2.1 乙\na) 丙\n"},
		{"a level that was skipped", decimal + list(1, 0, ""), item(1, 1, "甲"), "1.1 甲\n"},
		{"two lists of one definition count on", plan + list(1, 0, "") + list(2, 0, ""), item(1, 0, "甲") + item(2, 0, "乙"), "一、甲\n二、乙\n"},
		{"a list that starts anew", plan + list(1, 0, "") + list(2, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`),
			item(1, 0, "甲") + item(2, 0, "乙") + item(2, 0, "丙"), "一、甲\n五、乙\n六、丙\n"},
		{"a level that the list changes", plan + list(1, 0, `<w:lvlOverride w:ilvl="0">`+level(0, "decimalEnclosedCircle", "%1", "")+`</w:lvlOverride>`), item(1, 0, "甲"), "① 甲\n"},
		{"a level that counts through", definition(0, level(0, "decimal", "%1.", ""), level(1, "decimal", "第%2条", `<w:lvlRestart w:val="0"/>`)) + list(1, 0, ""),
			item(1, 0, "章") + item(1, 1, "甲") + item(1, 0, "章") + item(1, 1, "乙"), "1. 章\n第1条 甲\n2. 章\n第2条 乙\n"},
		{"bullets", definition(0, level(0, "bullet", "\uf0b7", ""), level(1, "bullet", "—", "")) + list(1, 0, ""), item(1, 0, "甲") + item(1, 1, "乙"), "• 甲\n— 乙\n"},
		{"no list", plan + list(1, 0, ""), item(0, 0, "甲") + item(7, 0, "乙"), "甲\n乙\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := format.Decode("plan.docx", formattest.WordPackage(test.body, test.numbering))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got.Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeDOCXNumberFormats(t *testing.T) {
	for _, test := range []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 10, "十"}, {"chineseCounting", 12, "十二"}, {"chineseCounting", 20, "二十"}, {"chineseCountingThousand", 101, "一百零一"},
		{"chineseCountingThousand", 110, "一百一十"}, {"japaneseCounting", 3, "三"}, {"ideographDigital", 10, "一〇"}, {"chineseLegalSimplified", 12, "拾贰"},
		{"decimalZero", 7, "07"}, {"upperRoman", 14, "XIV"}, {"lowerRoman", 4, "iv"}, {"upperLetter", 27, "AA"}, {"lowerLetter", 2, "b"},
		{"decimalEnclosedCircle", 20, "⑳"}, {"decimalEnclosedCircle", 21, "21"}, {"decimalEnclosedParen", 1, "⑴"}, {"decimalFullWidth", 10, "１０"},
		{"ideographTraditional", 3, "丙"}, {"ordinalText", 3, "3"},
	} {
		numbering := definition(0, level(0, test.format, "%1、", "")) + list(1, 0, fmt.Sprintf(`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride>`, test.n))
		got, err := format.Decode("plan.docx", formattest.WordPackage(item(1, 0, "甲"), numbering))
		if want := test.want + "、甲\n"; err != nil || got.Text != want {
			t.Errorf("%s %d: got %+v, %v; want %q", test.format, test.n, got, err, want)
		}
	}
}

func TestDecodeDOCXBody(t *testing.T) {
	cell := func(properties, text string) string {
		return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text) + "</w:tc>"
	}
	row := func(cells ...string) string { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
	deleted := []format.Note{{Text: "旧", Reason: "deleted with changes tracked"}}
	for _, test := range []struct {
		name, body, want string
		notes            []format.Note
	}{
		{"runs, tabs and breaks", `<w:p><w:r><w:t>一、</w:t></w:r><w:hyperlink><w:r><w:t>建设</w:t><w:tab/><w:t>平台</w:t><w:br/><w:t>尾</w:t></w:r></w:hyperlink></w:p>`, "一、建设 平台\n尾\n", nil},
		{"fields show their results", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>甲</w:t></w:r></w:fldSimple></w:p>`, "甲\n", nil},
		{"tracked changes", `<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`, "新\n", deleted},
		{"a deleted paragraph", paragraph("新") + `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`, "新\n", deleted},
		{"hidden text", `<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p>`, "甲\n", []format.Note{{Text: "乙", Reason: "hidden text"}}},
		{"a text box, told once", `<w:p><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + paragraph("盒") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + paragraph("盒") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:r><w:t>甲</w:t></w:r></w:p>`, "甲\n盒\n", nil},
		{"content controls", `<w:sdt><w:sdtPr><w:t>无</w:t></w:sdtPr><w:sdtContent>` + paragraph("甲") + `</w:sdtContent></w:sdt>`, "甲\n", nil},
		{"merged cells", "<w:tbl>" + row(cell("", "任务"), cell(`<w:gridSpan w:val="2"/>`, "单位")) +
			row(cell(`<w:vMerge w:val="restart"/>`, "平台"), cell("", "市经信委"), cell("", "市科委")) +
			row(cell(`<w:vMerge/>`, ""), cell("", "市财政局"), "<w:tc>"+paragraph("市国土")+paragraph("资源局")+"</w:tc>") + "</w:tbl>" + paragraph("尾"),
			"任务\t单位\t\n平台\t市经信委\t市科委\n平台\t市财政局\t市国土 资源局\n尾\n", nil},
		{"a table as a frame", "<w:tbl>" + row("<w:tc>"+paragraph("某市")+paragraph("人民政府")+"</w:tc>") + "</w:tbl>", "某市\n人民政府\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := format.Decode("plan.docx", formattest.WordPackage(test.body, ""))
			if err != nil {
				t.Fatal(err)
			}
			want := &format.Document{Text: test.want, Encoding: "DOCX", Format: "docx", Title: "文件", Notes: test.notes}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeDOCXStylesAndPartsBeside(t *testing.T) {
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	got, err := format.Decode("plan.docx", formattest.Zip(map[string]string{
		"word/document.xml": formattest.Part("document", "<w:body>"+styled("a", "要求 1")+styled("h1", "要求")+styled("h2", "思想")+styled("h1", "任务")+"</w:body>"),
		"word/styles.xml": formattest.Part("styles", `<w:style w:styleId="a"><w:name w:val="TOC 1"/></w:style>
			<w:style w:styleId="base"><w:name w:val="base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
			<w:style w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="base"/></w:style>
			<w:style w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="h2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`),
		"word/numbering.xml": formattest.Part("numbering", definition(0, level(0, "chineseCounting", "%1、", ""), level(1, "chineseCounting", "（%2）", ""))+list(1, 0, "")),
		"word/header1.xml":   formattest.Part("hdr", paragraph("内部 资料")),
		"word/footnotes.xml": formattest.Part("footnotes", "<w:footnote>"+paragraph("见附件")+"</w:footnote>"),
	}))
	want := &format.Document{Text: "一、要求\n（一）思想\n二、任务\n", Encoding: "DOCX", Format: "docx", Notes: []format.Note{
		{Text: "要求 1", Reason: "a line of the table of contents"},
		{Text: "见附件", Reason: "footnote"},
		{Text: "内部 资料", Reason: "page header"},
	}}
	if err != nil || !cmp.Equal(want, got) {
		t.Error(err, cmp.Diff(want, got))
	}
}

func TestDecodeDOCXRefuses(t *testing.T) {
	deep := strings.Repeat("<w:sdt>", 300) + strings.Repeat("</w:sdt>", 300)
	for _, test := range []struct {
		name string
		data []byte
		want error
	}{
		{"cut off", formattest.DOCX("甲")[:400], format.ErrDamaged},
		{"broken XML", formattest.WordPackage("<w:p>", ""), format.ErrDamaged},
		{"nested without end", formattest.WordPackage(deep, ""), format.ErrDamaged},
		{"other archive", formattest.Zip(map[string]string{"ppt/presentation.xml": "<a/>", "[Content_Types].xml": "<a/>"}), format.ErrNotText},
		{"damaged workbook", formattest.Zip(map[string]string{"xl/workbook.xml": "<a"}), format.ErrDamaged},
		{"no text", formattest.WordPackage("<w:p/>", ""), format.ErrEmpty},
		{"bomb", formattest.WordPackage(strings.Repeat("<w:p>"+strings.Repeat(" ", 1<<20)+"</w:p>", 70), ""), format.ErrTooLarge},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := format.Decode("plan.docx", test.data); !errors.Is(err, test.want) {
				t.Errorf("got %+v, error %v; want %v", got, err, test.want)
			}
		})
	}
}
