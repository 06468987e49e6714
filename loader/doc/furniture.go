package doc

import (
	"strings"
	"unicode"

	"github.com/plangraph/plangraph/graph"
)

// setAside takes out the lines that are part of the page and not of the document: navigation before its beginning,
// page numbers anywhere, and everything from the first line of a footer on.
func (d *Document) setAside(lines []line) []line {
	kept := lines[:0:0]
	for matter := d.frontMatter(lines); matter > 0; matter-- {
		d.leave(lines[0].span, "front matter")
		lines = lines[1:]
	}
	p := newPages(d.Source, lines)
	ends := false // a page ended after the last line kept
	for i, l := range lines {
		text := p.texts[i]
		switch {
		case i*4 > len(lines)*3 && isFooter(text) && !p.resumes(i+1):
			for _, rest := range lines[i:] {
				d.leave(rest.span, "page footer")
			}
			return kept
		case (i < 8 || i*10 < len(lines)) && isNavigation(text):
			d.leave(l.span, "page navigation")
		case isPageNumber(text):
			d.leave(l.span, "page number")
			ends = true
		case p.contents[i]:
			d.leave(l.span, "table of contents")
		case p.isRunning(i):
			d.leave(l.span, "head of a page")
			ends = true
		default:
			l.turned, ends = ends, false
			kept = append(kept, l)
		}
	}
	return kept
}

// frontMatter counts the lines of settings between two lines of dashes with which a Markdown file may begin.
func (d *Document) frontMatter(lines []line) int {
	if len(lines) == 0 || lines[0].in(d.Source) != "---" {
		return 0
	}
	for i, l := range lines[1:min(len(lines), 60)] {
		if l.in(d.Source) == "---" {
			return i + 2
		}
	}
	return 0
}

func (d *Document) leave(span graph.Span, reason string) {
	d.Left = append(d.Left, Left{span, reason})
}

// isNavigation knows the lines with which web pages of governments surround an article.
func isNavigation(text string) bool {
	if len(text) > 300 {
		return false
	}
	for _, word := range []string{"当前位置", "您的位置", "您现在的位置", "所在位置"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	strong := count(text, "发布日期", "发布时间", "阅读次数", "浏览次数", "点击数", "字号", "字体:", "来源:", "【大中小】", "[大中小]", "引证码", "原文链接", "索引号", "分享到")
	weak := count(text, "首页", "正文", "打印", "收藏", "大 中 小", "大中小")
	return strong+weak >= 2 || strong == 1 && len(text) < 90 && !strings.ContainsAny(text, "。;")
}

// count is how many of the words the text has.
func count(text string, words ...string) int {
	n := 0
	for _, w := range words {
		if strings.Contains(text, w) {
			n++
		}
	}
	return n
}

// isFooter knows the lines that end a web page.
func isFooter(text string) bool {
	if _, marked := markerAt(text, true); marked > 0 {
		return false // an item may be about 技术支持
	}
	strong := count(text, "版权所有", "ICP备", "公网安备", "网站标识码", "Copyright", "©", "关闭窗口", "打印本页", "上一篇", "下一篇", "All Rights Reserved")
	weak := count(text, "技术支持", "网站地图", "扫一扫", "邮编", "联系我们", "主办单位", "承办单位", "联系电话", "地址:", "电话:", "传真:")
	return strong+weak >= 2 || strong == 1 && len(text) < 150 && !strings.HasSuffix(text, "。")
}

// isPageNumber knows — 12 —, - 3 -, 第3页, 第 3 页 共 10 页 and Page 3 of 10.
func isPageNumber(text string) bool {
	if len(text) > 40 {
		return false
	}
	core := strings.Trim(text, "—–-―─·• ")
	if core != text {
		return core != "" && strings.TrimLeft(core, "0123456789") == ""
	}
	for _, word := range []string{"第", "页", "共", "/", "Page", "page", "of", ","} {
		core = strings.ReplaceAll(core, word, "")
	}
	digits := strings.IndexFunc(core, unicode.IsDigit) >= 0
	return digits && strings.Trim(core, "0123456789 ") == "" && (strings.Contains(text, "页") || strings.HasPrefix(strings.ToLower(text), "page"))
}
