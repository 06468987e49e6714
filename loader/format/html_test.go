package format_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/plangraph/plangraph/loader/format"
)

// article is enough text for the rules that look at the share of a page.
const article = "一、总体要求。坚持统筹规划；坚持需求导向。\n（一）建设平台。（牵头单位：市经信委）\n（二）推广应用。（牵头单位：市科委）\n"

var articleHTML = "<p>" + strings.Join(strings.Split(strings.TrimSpace(article), "\n"), "</p><p>") + "</p>"

func TestDecodeHTML(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"blocks and breaks are lines", "<h1>方案</h1><div>一、目标<br>到<b>2020</b>年\n建成<p>二、 <span>任务</span></p>尾</div>", "方案\n一、目标\n到2020年 建成\n二、 任务\n尾\n"},
		{"meaningful white space stays", "<p>　　一、&nbsp;目标</p>", "　　一、\u00a0目标\n"},
		{"scripts and hidden parts go", "<p>一、目标</p><script>var a=1</script><style>p{}</style><p style='display: none'>二</p>", "一、目标\n"},
		{"preformatted lines stay", "<pre>一、目标\n二、任务</pre>", "一、目标\n二、任务\n"},
		{"numbers of a list", "<ol start=3><li>建平台<li><p>推应用</p><li value=9>后</ol>", "3. 建平台\n4. 推应用\n9. 后\n"},
		{"Chinese numbers of a list", "<ol style='list-style-type: cjk-ideographic'><li>建平台<li>推应用</ol>", "一、建平台\n二、推应用\n"},
		{"list within a list", "<ol><li>甲<ol><li>乙<li>丙</ol><li>丁<ol type=a><li>戊</ol></ol>", "1. 甲\n1.1 乙\n1.2 丙\n2. 丁\na. 戊\n"},
		{"numbers that the text has", "<ol><li>（一）建平台<li>（二）推应用</ol>", "（一）建平台\n（二）推应用\n"},
		{"table with merged cells", "<table><tr><th>任务<th colspan=2>单位</tr><tr><td>建<br>平台<td rowspan=2>市经信委<td>市科委</tr><tr><td><p>推</p><p>应用</p><td>市财政局</table>",
			"任务\t单位\t\n建 平台\t市经信委\t市科委\n推 应用\t市经信委\t市财政局\n"},
		{"table as a frame", "<table><tr><td>" + articleHTML + "</td></tr></table>", article},
		{"table as a frame around tables", "<table><tr><td>左<td><table><tr><td>任务<td>单位</table></table>", "左\n任务\t单位\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := format.Decode("plan.html", []byte("<!DOCTYPE html>"+test.page))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got.Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeHTMLNotesWhatIsNoArticle(t *testing.T) {
	for _, test := range []struct {
		name, page string
		want       []format.Note
	}{
		{"elements", "<header>某市政府</header><nav><a href=/>首页</a></nav>" + articleHTML + "<footer>网站声明</footer>", []format.Note{
			{Text: "某市政府", Reason: "page furniture: <header>"},
			{Text: "首页", Reason: "page furniture: <nav>"},
			{Text: "网站声明", Reason: "page furniture: <footer>"}}},
		{"names", "<div class='top breadCrumb crumb'>首页 文件</div>" + articleHTML + "<div id=share-box>分享到</div>", []format.Note{
			{Text: "首页 文件", Reason: "page furniture by its name"},
			{Text: "分享到", Reason: "page furniture by its name"}}},
		{"links", articleHTML + "<ul><li><a href=/1>甲文件</a> <li><a href=/2>乙文件</a> <li><a href=/3>丙文件</a></ul>", []format.Note{{Text: "甲文件 乙文件 丙文件", Reason: "a list of links"}}},
		{"imprint", articleHTML + "<div>某市政府版权所有 浙ICP备1号</div>", []format.Note{{Text: "某市政府版权所有 浙ICP备1号", Reason: "the site's imprint"}}},
		{"main element", "<div>某市政府</div><main>" + articleHTML + "</main><div>尾</div>", []format.Note{
			{Text: "尾", Reason: "outside the page's main element"},
			{Text: "某市政府", Reason: "outside the page's main element"}}},
		{"a name around everything", "<div class='menu content'>" + articleHTML + "</div>", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := format.Decode("plan.html", []byte("<html><title> 某市 方案</title><body>"+test.page))
			if err != nil {
				t.Fatal(err)
			}
			want := &format.Document{Text: article, Encoding: "UTF-8", Format: "html", Title: "某市 方案", Notes: test.want}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDecodeHTMLKeepsAttachments(t *testing.T) {
	links := "<p>附件：<a href=/1.doc>任务表</a> <a href=/2.pdf>指标表</a> <a href=/3.xls>项目表</a></p>"
	got, err := format.Decode("plan.html", []byte("<html>"+articleHTML+links))
	if want := article + "附件：任务表 指标表 项目表\n"; err != nil || got.Text != want {
		t.Errorf("got %+v, %v; want %q", got, err, want)
	}
}

func TestDecodeHTMLBelievesTheBytes(t *testing.T) {
	big5 := strings.Repeat("<p>各級政府應當積極推動雲端運算與大數據產業發展</p>", 3)
	for _, test := range []struct {
		name string
		page []byte
		want string
	}{
		{"declared wrongly", []byte("<meta charset=gb2312>" + articleHTML), "UTF-8"},
		{"declared not at all", encode(t, simplifiedchinese.GBK, "<html>"+articleHTML), "GB18030"},
		{"western", []byte("<html><p>Caf\xe9 owners take part in the action plan of the city, under the lead of its agency."), "WINDOWS-1252"},
		{"declared, not to be seen", encode(t, traditionalchinese.Big5, "<meta charset=big5>"+big5), "BIG5"},
	} {
		got, err := format.Decode("plan.html", test.page)
		if err != nil || got.Encoding != test.want {
			t.Errorf("%s: got %+v, %v; want encoding %s", test.name, got, err, test.want)
		}
	}
}
