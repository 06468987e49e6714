package format_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/plangraph/plangraph/loader/format"
)

// TestWorkbook reads a workbook: a row a line, merged cells once for each row they cover, hidden rows and sheets left out
// and noted.
func TestWorkbook(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for at, row := range [][]any{
		{"序号", "重点工作", "牵头单位"},
		{1, "建设云平台", "市数据局"},
		{2, "开放公共数据", nil},
		{3, "不公开的一行", "市财政局"},
		{4, "培育数字企业", "市经信局"},
	} {
		cell, err := excelize.CoordinatesToCellName(1, at+1)
		check(err)
		check(book.SetSheetRow("Sheet1", cell, &row))
	}
	check(book.MergeCell("Sheet1", "C2", "C3"))
	check(book.SetRowVisible("Sheet1", 4, false))
	_, err := book.NewSheet("底稿")
	check(err)
	check(book.SetCellValue("底稿", "A1", "内部资料"))
	check(book.SetSheetVisible("底稿", false))
	var file bytes.Buffer
	check(book.Write(&file))
	d, err := format.Decode("计划.xlsx", file.Bytes())
	check(err)
	var notes []string
	for _, n := range d.Notes {
		notes = append(notes, n.Text+": "+n.Reason)
	}
	want := "序号\t重点工作\t牵头单位\n1\t建设云平台\t市数据局\n2\t开放公共数据\t市数据局\n4\t培育数字企业\t市经信局\n"
	if diff := cmp.Diff(want, d.Text); diff != "" {
		t.Errorf("the text differs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"底稿: a hidden sheet"}, notes); diff != "" {
		t.Errorf("the notes differ (-want +got):\n%s", diff)
	}
}

// TestDamagedWorkbook: a file that is cut off, or empty, is refused.
func TestDamagedWorkbook(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("PK\x03\x04 cut")} {
		if d, err := format.Decode("计划.xlsx", data); err == nil {
			t.Errorf("%.20q becomes %q", data, d.Text)
		}
	}
}
