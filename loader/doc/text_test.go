package doc_test

import (
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		"（牵头单位：市经信委，配合单位：市发改委）":       "(牵头单位:市经信委,配合单位:市发改委)",
		"【责任单位】〔2014〕［一］":             "[责任单位][2014][一]",
		"«贵州省 优化营商 环境条例»":             "《贵州省优化营商环境条例》",
		"深 入 实 施 “四 新” 主 攻 “四 化”":     "深入实施“四新”主攻“四化”",
		"提升竞争力.支持企业":                  "提升竞争力。支持企业",
		"到 ２０２５ 年,突破 ５５０ 万户、年均增长 １０％": "到2025年,突破550万户、年均增长10%",
		"增长1.5倍":             "增长1.5倍",
		"第一\r\n行与第二\n行":      "第一行与第二行",
		"open  data\nportal": "open data portal",
		"IPv4 和 IPv6":        "IPv4和IPv6",
		"零\u200b宽\ufeff":     "零宽",
		"( 2022—2025 年 )":    "(2022—2025年)",
		"二○二五年、二O二0年、二◯零五年": "二〇二五年、二〇二〇年、二〇〇五年",
		"统一OA平台、一零二号、市○○局":  "统一OA平台、一零二号、市○○局",
		"⼈⼯智能㉑": "人工智能㉑",
	} {
		if got := doc.Normalize(in); got != want {
			t.Errorf("Normalize(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestTextSpan holds that a place in the normal form leads back to the same words in the source.
func TestTextSpan(t *testing.T) {
	source := "甲（牵头单\n位：市 经信委）乙"
	text := doc.NewText(source, graph.Span{End: len(source)})
	if want := "甲(牵头单位:市经信委)乙"; text.Norm != want {
		t.Fatalf("Norm = %q, want %q", text.Norm, want)
	}
	at := len("甲(牵头单位:")
	span := text.Span(at, at+len("市经信委"))
	if got := source[span.Start:span.End]; got != "市 经信委" {
		t.Errorf("the unit stands at %q", got)
	}
	if got := text.Index(span.Start); got != at {
		t.Errorf("Index(%d) = %d, want %d", span.Start, got, at)
	}
}
