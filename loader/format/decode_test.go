package format_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/plangraph/plangraph/loader/format"
)

const clause = "　　（一）建设政务云平台。\r\n（牵头单位：市经信委；配合单位：市财政局、各区政府）  \n"

func encode(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecodeTextKeepsEveryCharacter(t *testing.T) {
	utf16 := func(order unicode.Endianness, bom unicode.BOMPolicy) []byte {
		return encode(t, unicode.UTF16(order, bom), clause)
	}
	for _, test := range []struct {
		name     string
		data     []byte
		encoding string
	}{
		{"plain", []byte(clause), "UTF-8"},
		{"with BOM", []byte("\ufeff" + clause), "UTF-8"},
		{"GB18030", encode(t, simplifiedchinese.GB18030, clause), "GB18030"},
		{"GBK", encode(t, simplifiedchinese.GBK, clause), "GB18030"},
		{"UTF-16 little-endian with BOM", utf16(unicode.LittleEndian, unicode.UseBOM), "UTF-16LE"},
		{"UTF-16 big-endian with BOM", utf16(unicode.BigEndian, unicode.UseBOM), "UTF-16BE"},
		{"UTF-16 little-endian without", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16LE"},
		{"UTF-16 big-endian without", utf16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16BE"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := format.Decode("plan.txt", test.data)
			want := &format.Document{Text: clause, Encoding: test.encoding, Format: "text"}
			if err != nil || !cmp.Equal(want, got) {
				t.Fatal(err, cmp.Diff(want, got))
			}
		})
	}
}

func TestDecodeTellsFormatsByContent(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"plan.txt", "一、总体要求", "text"},
		{"plan.md", "# 一、总体要求", "markdown"},
		{"PLAN.MARKDOWN", "text", "markdown"},
		{"plan.txt", "\n<!-- 页面 -->\n<!DOCTYPE html><p>一、总体要求", "html"},
		{"plan", "<div class='x'>一、总体要求</div>", "html"},
		{"plan.html", "一、总体要求，没有标签", "text"},
		{"plan.txt", "BM 与 GIF 一、总体要求", "text"}, // a picture begins with these letters
		{"plan.txt", "<<总体方案>> 一、总体要求", "text"},
	} {
		got, err := format.Decode(test.name, []byte(test.data))
		if err != nil || got.Format != test.want {
			t.Errorf("Decode(%q, %q) = %+v, %v; want format %s", test.name, test.data, got, err, test.want)
		}
	}
}

func TestDecodeMarksBrokenCharacters(t *testing.T) {
	got, err := format.Decode("plan.txt", []byte(strings.Repeat(clause, 8)+"建设\xff平台\xe4\xb8。"))
	if err != nil {
		t.Fatal(err)
	}
	want := []format.Note{{Line: 17, Reason: "3 broken characters, read as U+FFFD"}}
	if diff := cmp.Diff(want, got.Notes); diff != "" || got.Encoding != "UTF-8" {
		t.Errorf("encoding %s, notes (-want +got):\n%s", got.Encoding, diff)
	}
}

func TestDecodeReadsEnglishWithStrayQuotes(t *testing.T) {
	line := "The agency\x92s lead office reports to the council on each milestone of the action plan, and the council to the public.\n"
	got, err := format.Decode("plan.txt", []byte(line))
	if err != nil || got.Encoding != "UTF-8" || !strings.HasPrefix(got.Text, "The agency\ufffds lead") {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestDecodeRefuses(t *testing.T) {
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i * i * 31 >> 3)
	}
	for _, test := range []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, format.ErrEmpty},
		{"blank", []byte("\ufeff \r\n　"), format.ErrEmpty},
		{"page without text", []byte("<html><head><title>一</title></head><body><script>1</script></body></html>"), format.ErrEmpty},
		{"noise", noise, format.ErrNotText},
		{"picture", append([]byte("\x89PNG\x0d\x0a\x1a\x0a"), noise...), format.ErrNotText},
		{"RTF without text", []byte(`{\rtf1{\fonttbl{\f0 Arial;}}}`), format.ErrEmpty},
		{"JSON without a page", []byte(`{"code":0,"msg":"成功"}`), format.ErrNotText},
		{"frame", []byte(`<html><body>通知<iframe src="plan.html"></iframe></body></html>`), format.ErrNotText},
		{"old Word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + clause), format.ErrNotText},
		{"Big5", encode(t, traditionalchinese.Big5, "各級政府應當積極推動雲端運算與大數據產業發展，並由經濟局負責"), format.ErrNotText},
		{"huge", make([]byte, 64<<20+1), format.ErrTooLarge},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := format.Decode("x.txt", test.data)
			if !errors.Is(err, test.want) {
				t.Errorf("got %+v, error %v; want %v", got, err, test.want)
			}
		})
	}
}

func TestKnown(t *testing.T) {
	for name, want := range map[string]bool{"a.txt": true, "b/A.PDF": true, "a.docx": true, "a.html": true, "a.md": true, "a.yaml": false, "a.doc": false, "txt": false} {
		if got := format.Known(name); got != want {
			t.Errorf("Known(%q) = %v", name, got)
		}
	}
}
