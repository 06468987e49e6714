package doc

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// cutTail takes what ends a document (words on taking effect, signature, date, distribution) out of the item it happens
// to follow. An attachment begins after such an end, so each part between attachments is looked at.
func (d *Document) cutTail() {
	var part *Node
	for _, c := range append(slices.Clone(d.Root.Children), nil) {
		if part != nil && (c == nil || c.Marker.Kind == KindAttachment) {
			d.cutLists(part)
			d.cutLeaf(lastLeaf(part))
		}
		part = c
	}
}

func lastLeaf(n *Node) *Node {
	for len(n.Children) > 0 {
		n = n.Children[len(n.Children)-1]
	}
	return n
}

// cutLists takes out the dashed lines below the last items of a part that stand after its end: links to files, notes of the page.
func (d *Document) cutLists(n *Node) {
	for ; len(n.Children) > 0; n = n.Children[len(n.Children)-1] {
		for i, b := range n.Blocks {
			if i == 0 || !b.Alone || !closes(n.Blocks[i:]) || !n.onlyDashesBehind(b.Text.Whole().Start) {
				continue
			}
			n.Walk(func(c *Node) {
				for _, b := range c.Blocks {
					if c != n {
						d.Tail = append(d.Tail, b.Text)
					}
				}
			})
			n.Children = nil
			return
		}
	}
}

// onlyDashesBehind reports whether all items below are dashed lines behind a place.
func (n *Node) onlyDashesBehind(at int) bool {
	return !slices.ContainsFunc(n.Children, func(c *Node) bool { return c.Marker.Kind != KindDash || c.Own().Start < at })
}

func (d *Document) cutLeaf(n *Node) {
	for i, b := range n.Blocks {
		if i > 0 && b.Alone && closes(n.Blocks[i:]) {
			for _, t := range n.Blocks[i:] {
				d.Tail = append(d.Tail, t.Text)
			}
			n.Blocks = n.Blocks[:i]
			break
		}
	}
	d.cutRunIn(n)
}

// cutRunIn cuts a signature that runs on after the last sentence: …良好氛围。重庆市人民政府2019年6月28日(此件公开发布)
func (d *Document) cutRunIn(n *Node) {
	if len(n.Blocks) == 0 {
		return
	}
	last := &n.Blocks[len(n.Blocks)-1]
	s := last.Text.Norm
	at := strings.LastIndexAny(strings.TrimRight(s, "。)"), "。)]") // the end of the sentence, or of its clause
	for at >= 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	if at <= 0 {
		return
	}
	_, size := utf8.DecodeRuneInString(s[at:])
	if rest := s[at+size:]; rest != "" && len(rest) < 200 && isSignature(rest) {
		d.Tail = append(d.Tail, last.Text.Slice(at+size, len(s)))
		last.Text = last.Text.Slice(0, at+size)
	}
}

// isSignature knows an issuer with a date: 重庆市人民政府2019年6月28日.
func isSignature(s string) bool {
	day := dayAt(s)
	return day >= 0 && isIssuer(strings.TrimSpace(s[:day]))
}

// dayAt is where a day such as 2019年6月28日 begins; -1 where there is none.
func dayAt(s string) int {
	at := strings.Index(s, "年")
	if at < 0 || !strings.Contains(s[at:], "月") || !strings.Contains(s[at:], "日") || len(s)-at > 60 {
		return -1
	}
	head := strings.TrimRight(s[:at], "0123456789〇零一二三四五六七八九 ")
	if head == s[:at] {
		return -1
	}
	return len(head)
}

func isIssuer(s string) bool {
	if s == "" || len(s) > 120 || strings.ContainsAny(s, "。,;:、") {
		return false
	}
	for _, end := range []string{"政府", "办公厅", "办公室", "委员会", "局", "厅", "部", "委", "院", "会", "署", "小组"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// closes reports whether the first of these passages begins the end of a document.
func closes(blocks []Block) bool {
	s := blocks[0].Text.Norm
	if day := dayAt(s); day >= 0 && len(s) < 80 && (day == 0 || isIssuer(s[:day])) {
		return true
	}
	if isIssuer(s) && len(blocks) > 1 && (dayAt(blocks[1].Text.Norm) == 0 || isIssuer(blocks[1].Text.Norm)) {
		return true
	}
	return takesEffect(s) || distributes(s)
}

// takesEffect knows 本意见自2015年12月18日起施行 and its like.
func takesEffect(s string) bool {
	if !strings.HasPrefix(s, "本") || len(s) > 400 {
		return false
	}
	head, _, ok := strings.Cut(s, "自")
	return ok && len(head) < 40 && (strings.Contains(s, "施行") || strings.Contains(s, "实施") || strings.Contains(s, "执行"))
}

func distributes(s string) bool {
	for _, head := range []string{"抄送", "附件:", "附件1", "附:", "(此件", "此件", "(联系人", "联系人:", "(本文有删减", "主办:", "主办单位", "承办:", "解读:", "相关链接", "附表", "原文下载", "[原文下载", "附件下载", "[附件下载", "文件下载", "相关附件"} {
		if strings.HasPrefix(s, head) {
			return true
		}
	}
	return false
}
