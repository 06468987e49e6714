package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/plangraph/plangraph/gql/export"
	"github.com/plangraph/plangraph/gql/gqltest"
	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

const pages = "https://plans.example.org"

// written is the table in that format.
func written(t *testing.T, s *snapshot.Snapshot, q export.Question, format string) []byte {
	t.Helper()
	q.Pages = pages
	table, err := export.Open(context.Background(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := table.Write(context.Background(), &out, format, 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestCSV compares whole files.
func TestCSV(t *testing.T) {
	f := gqltest.NewFixture()
	f.Jia.IssuedOn = graph.Date{Year: 2020, Month: 3, Day: 4}
	f.Open.SetDeadline(graph.PartialDate{Year: 2024, Month: 2})
	at := func(kind string, id graph.ID) string { return pages + "/" + kind + "/" + string(id) + "," + string(id) }
	for _, test := range []struct {
		name string
		q    export.Question
		want string
	}{
		{"measures", export.Question{Of: "measures", Filter: map[string]any{"agency": "市数据局", "roles": []any{"RESPONSIBLE"}, "text": "开放"}},
			"Plan,Document number,Jurisdiction,Issued on,Headings,Number,Measure,Lead units,Responsible units,Supporting units,Clause,Technologies,Targets,Deadline,Due,Quote,File,Line,Link,Id,Revision,Question\r\n" +
				"甲州市智慧应用规划,甲政发〔2020〕1号,甲州市,2020-03-04,二、主要任务; （一）应用工程,3.,数据开放,,甲州市数据局,,（责任单位：市数据局）,big data,0,2024-02,2024-02-29," +
				"3.数据开放。开放大数据目录。（责任单位：市数据局）,jia.txt,7," + at("measure", f.Open.ID) + `,r1,"measures {""filter"":{""agency"":""市数据局"",""roles"":[""RESPONSIBLE""],""text"":""开放""}}"` + "\r\n"},
		{"columns in the order asked, in Chinese", export.Question{Of: "measures", Columns: []string{"title", "leadUnits", "technologies"}, Chinese: true,
			OrderBy: map[string]any{"field": "DOCUMENT", "direction": "DESC"}},
			"措施,牵头单位,技术,数据版本,查询条件\r\n" + strings.Join([]string{"推进云计算应用,,云计算", "数据开放,,大数据", "城市大数据中心,,大数据", "电子政务平台,甲州市经济和信息化局,私有云"},
				`,r1,"measures {""orderBy"":{""direction"":""DESC"",""field"":""DOCUMENT""}}"`+"\r\n") + `,r1,"measures {""orderBy"":{""direction"":""DESC"",""field"":""DOCUMENT""}}"` + "\r\n"},
		{"targets", export.Question{Of: "targets", Columns: []string{"metric", "comparator", "value", "valueMax", "unit", "deadline", "due", "measure", "line"}},
			"Metric,Comparator,Value,Up to,Unit,Deadline,Due,Measure,Line,Revision,Question\r\n" +
				"数字经济规模,EQ,1.5,,万亿元,2025,2025-12-31,,2,r1,targets\r\n平台利用率,GE,60,,%,,,电子政务平台,5,r1,targets\r\n" +
				"接入单位,EQ,100,150,家,2025-06,2025-06-30,城市大数据中心,6,r1,targets\r\n云计算应用,GE,1,,,,,推进云计算应用,2,r1,targets\r\n"},
		{"responsibilities of one agency in one role", export.Question{Of: "responsibilities", Columns: []string{"measure", "role", "agency", "asWritten", "scope", "openEnded", "quote", "line"}, Chinese: true,
			Filter: map[string]any{"agency": "市数据局", "roles": []any{"SUPPORT"}}},
			"措施,职责,单位,原文写法,条款范围,有等字,原文,行,数据版本,查询条件\r\n" +
				"电子政务平台,配合单位,甲州市数据局,市数据局,本项,TRUE,（牵头单位：市经信局，配合单位：市数据局、某某电信公司等）,5,r1,\"responsibilities {\"\"filter\"\":{\"\"agency\"\":\"\"市数据局\"\",\"\"roles\"\":[\"\"SUPPORT\"\"]}}\"\r\n"},
		{"no row", export.Question{Of: "measures", Columns: []string{"id"}, Filter: map[string]any{"text": "没有"}}, "Id,Revision,Question\r\n"},
	} {
		if diff := cmp.Diff("\ufeff"+test.want, string(written(t, f.Snapshot, test.q, "csv"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// odd are texts that spreadsheets or formats could take for something else.
var odd = []string{"=1+1", "+86", "-5", "@SUM(A1)", "＝cmd", "'quoted", "\t=1", " =1", "\u3000=1", "a=1", "plain", "行\n二", `say "hi", you`, "_x0041_", "<b>&amp;</b>", "——", "5"}

// oddGraph has a measure for each odd text, as title and text.
func oddGraph() *snapshot.Snapshot {
	f := gqltest.NewFixture()
	p := &graph.Plan{ID: f.Yi.ID, Title: f.Yi.Title, Jurisdiction: f.Yi.Jurisdiction}
	p.Sources = []*graph.Source{graph.NewSource("odd.txt", "sum", "UTF-8", strings.Join(odd, "|"))}
	at := 0
	for _, text := range odd {
		m := &graph.Measure{ID: graph.NewMeasureID(p.ID, text), Title: text, Plan: p, Path: text}
		m.SetEvidence(p.Sources[0].Evidence(graph.Span{Start: at, End: at + len(text)}))
		p.Measures = append(p.Measures, m)
		at += len(text) + 1
	}
	return snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Plans: []*graph.Plan{p}, Revision: "r2"})
}

// TestNoTextIsAFormula reads odd texts back from CSV: none begins like a formula, and each is what follows the guard.
func TestNoTextIsAFormula(t *testing.T) {
	data := written(t, oddGraph(), export.Question{Of: "measures", Columns: []string{"title", "quote"}}, "csv")
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[1:] {
		if row[0] != row[1] {
			t.Errorf("the title is %q and the quote %q", row[0], row[1])
		}
		if strings.ContainsAny(string([]rune(strings.TrimLeft(row[0], " \u3000"))[:1]), "=+-@＝\t") {
			t.Errorf("%q is a formula", row[0])
		}
		got = append(got, strings.TrimPrefix(row[0], "'"))
	}
	if diff := cmp.Diff(odd, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWorkbook reads workbooks back: texts are texts, numbers and dates are what they are, the head stays, and every row can be
// filtered.
func TestWorkbook(t *testing.T) {
	f := gqltest.NewFixture()
	f.Jia.IssuedOn = graph.Date{Year: 2020, Month: 3, Day: 4}
	book, err := excelize.OpenReader(bytes.NewReader(written(t, f.Snapshot, export.Question{Of: "targets", Columns: []string{"issuedOn", "metric", "value", "due", "line", "link"}}, "xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("data", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"Issued on", "Metric", "Value", "Due", "Line", "Link"}, {"43894", "数字经济规模", "1.5", "46022", "2"}, {"43894", "平台利用率", "60", "", "5"},
		{"43894", "接入单位", "100", "45838", "6"}, {"", "云计算应用", "1", "", "2"}}
	for i := range want[1:] {
		want[i+1] = append(want[i+1], pages+"/target/"+string(targetID(t, f.Snapshot, i)))
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if shown, _ := book.GetCellValue("data", "A2"); shown != "2020-03-04" {
		t.Errorf("the date is shown as %q", shown)
	}
	if formula, _ := book.GetCellFormula("data", "F2"); formula != `HYPERLINK("`+want[1][5]+`")` {
		t.Errorf("the link is %q", formula)
	}
	panes, err := book.GetPanes("data")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head is not frozen: %+v, %v", panes, err)
	}
	if names := book.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'data'!$A$1:$F$5" {
		t.Errorf("the filters are over %+v", names)
	}
	about, err := book.GetRows("about")
	if diff := cmp.Diff([][]string{{"Question", "targets"}, {"Revision", "r1"}, {"Rows", "4"}, {"Pages", pages}}, about); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func targetID(t *testing.T, s *snapshot.Snapshot, at int) graph.ID {
	t.Helper()
	list, err := s.Targets(snapshot.TargetFilter{}, snapshot.TargetOrder{})
	if err != nil {
		t.Fatal(err)
	}
	return list.At(at).ID
}

// TestWorkbookKeepsTexts reads odd texts back from a workbook as they are, none of them a formula.
func TestWorkbookKeepsTexts(t *testing.T) {
	book, err := excelize.OpenReader(bytes.NewReader(written(t, oddGraph(), export.Question{Of: "measures", Columns: []string{"title"}, Chinese: true}, "xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("数据")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, row := range rows[1:] {
		got = append(got, row[0])
		cell, _ := excelize.CoordinatesToCellName(1, i+2)
		if kind, _ := book.GetCellType("数据", cell); kind != excelize.CellTypeInlineString {
			t.Errorf("%q is no text but %v", row[0], kind)
		}
	}
	if diff := cmp.Diff(odd, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLongText cuts what no cell can hold, and says so; CSV has it whole.
func TestLongText(t *testing.T) {
	f := gqltest.NewFixture()
	long := strings.Repeat("云", 40_000)
	f.Open.Title = long
	s, q := f.Snapshot, export.Question{Of: "measures", Columns: []string{"title"}}
	if !bytes.Contains(written(t, s, q, "csv"), []byte("\n"+long+",")) {
		t.Error("CSV cuts it")
	}
	book, err := excelize.OpenReader(bytes.NewReader(written(t, s, q, "xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	got, _ := book.GetCellValue("data", "A4")
	if n := len([]rune(got)); n > excelize.TotalCellChars || n < 32_000 || !strings.HasSuffix(got, "云… [cut: the whole text is on the page]") {
		t.Errorf("the cell has %d characters, ends with %q", n, got[max(0, len(got)-60):])
	}
}

// TestStops ends a table once the context has ended, once it has too many bytes, and once nobody takes it.
func TestStops(t *testing.T) {
	table := func() *export.Export {
		e, err := export.Open(context.Background(), gqltest.Crowded(), export.Question{Of: "measures"})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	late, end := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer end()
	closed := errors.New("closed")
	for _, format := range export.Formats {
		for _, test := range []struct {
			ctx  context.Context
			w    io.Writer
			most int64
			want error
		}{
			{gone, io.Discard, 0, context.Canceled}, {late, io.Discard, 0, context.DeadlineExceeded},
			{context.Background(), io.Discard, 2000, export.ErrTooLarge}, {context.Background(), failing{closed}, 0, closed},
		} {
			if err := table().Write(test.ctx, test.w, format, test.most); !errors.Is(err, test.want) {
				t.Errorf("%s: %v, want %v", format, err, test.want)
			}
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestWrongQuestions names what is wrong.
func TestWrongQuestions(t *testing.T) {
	for _, test := range []struct {
		q    export.Question
		want string
	}{
		{export.Question{Of: "plans"}, `there is no table "plans"; ask for one of measures, targets, responsibilities`},
		{export.Question{Of: "targets", Columns: []string{"metric", "title"}}, `targets have no column "title"; they have plan, documentNumber, jurisdiction, issuedOn, metric, comparator, value, valueMax, unit, deadline, due, measure, leadUnits, responsibleUnits, technologies, quote, file, line, link, id`},
		{export.Question{Of: "measures", Columns: []string{"title"}}, ""},
	} {
		got := ""
		if err := test.q.Validate(); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%+v: %q, want %q", test.q, got, test.want)
		}
	}
	for text, want := range map[string]string{"": "", `{"a": 1}`: "", "[1]": "filter is no JSON object; write it as {\"jurisdiction\": \"杭州\"}", "null": "filter is no JSON object; write it as {\"jurisdiction\": \"杭州\"}", "{} {}": "filter is more than one JSON object"} {
		got := ""
		if _, err := export.Object("filter", text); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
