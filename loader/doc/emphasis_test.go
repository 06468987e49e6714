package doc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader/doc"
)

// TestMarkdownIsReadAsItsText compares plans in Markdown, and with a drawn box, with the same plans as texts.
func TestMarkdownIsReadAsItsText(t *testing.T) {
	const text = "一、目标\n建设平台。\n二、任务\n1.修渠。灌溉面积达到5万亩。（牵头单位：市水利局）\n2.修路。通达率达到90%。（市交通局负责）\n"
	for _, test := range []struct{ name, plain, marked string }{
		{"strong words", text, "一、目标\n建设平台。\n二、任务\n**1.修渠。**灌溉面积达到5万亩。（**牵头单位**：市水利局）\n__2.修路。__通达率达到90%。（市交通局负责）\n"},
		{"headings with numbers", text, "## 一、目标\n\n建设平台。\n\n## 二、任务\n\n### 1.修渠。\n灌溉面积达到5万亩。（牵头单位：市水利局）\n\n### 2.修路。\n通达率达到90%。（市交通局负责）\n"},
		{"items with numbers", text, "一、目标\n建设平台。\n二、任务\n- **1.修渠。** 灌溉面积达到5万亩。（牵头单位：市水利局）\n- **2.修路。** 通达率达到90%。（市交通局负责）\n"},
		{"marks that are none", text, "一、目标\n建设平台。\n二、任务\n1\\.修渠。灌溉面积达到5万亩。（牵头单位：市水利局）\n2\\.修路。通达率达到90%。（市交通局负责）\n"},
		{"a drawn box", "任务\t牵头单位\t时限\n修渠\t市水利局\t6月\n", "┌──┬────┬──┐\n│任务│牵头单位│时限│\n├──┼────┼──┤\n│修渠│市水利局│6月 │\n└──┴────┴──┘\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(outlineOf(test.plain), outlineOf(test.marked)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// outlineOf is the items of a document with their numbers and all that they say.
func outlineOf(source string) []string {
	var list []string
	var visit func(n *doc.Node, depth int)
	visit = func(n *doc.Node, depth int) {
		var said strings.Builder
		for _, b := range n.Blocks {
			if b.Cells == nil {
				said.WriteString(b.Text.Norm)
			}
			for _, c := range b.Cells {
				said.WriteString("|" + c.Norm)
			}
		}
		list = append(list, fmt.Sprintf("%d %s %s", depth, n.Marker.Kind, said.String()))
		for _, c := range n.Children {
			visit(c, depth+1)
		}
	}
	visit(doc.Parse(source).Root, 0)
	return list
}
