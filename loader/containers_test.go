package loader_test

import (
	"context"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/loader"
	"github.com/plangraph/plangraph/loader/format/formattest"
)

// madeUp is a plan with clauses, targets and a table.
const madeUp = `清河市智慧城市建设行动方案（2024—2026年）
为加快智慧城市建设，结合我市实际，制定本方案。
一、完善基础设施
（一）建设城市云平台。整合各部门机房资源，构建统一的政务云架构，推动业务系统迁移上云，到2025年底业务系统上云率达到90%以上。（牵头单位：市大数据局，配合单位：市财政局、市公安局、各县（市、区）人民政府）
（二）扩大5G网络覆盖。优先覆盖产业园区、交通枢纽、医院和高校，到2026年累计建成5G基站3200个，每万人拥有5G基站数达到22个。（牵头单位：市工业和信息化局，配合单位：市自然资源局、市住房和城乡建设局）
（三）提升算力水平。建设人工智能计算中心，为科研院所和中小企业提供普惠算力服务。（牵头单位：市发展和改革委员会，配合单位：市科学技术局、高新区管委会）
二、深化数据应用
（四）建立数据目录。按照统一标准编制公共数据资源目录，明确数据责任部门和更新周期，目录编制完成率达到100%。（牵头单位：市大数据局，配合单位：市级各有关部门）
（五）开放公共数据。优先开放交通、医疗、教育等民生领域数据，到2026年开放数据集不少于1500个。（牵头单位：市大数据局，配合单位：市交通运输局、市卫生健康委员会、市教育局）
（六）发展智慧交通。推动信号灯智能配时和公交优先，主城区智能信号灯覆盖率达到85%，高峰时段平均通行速度提升12%。（牵头单位：市公安局，配合单位：市交通运输局、市公交集团）
附件：清河市智慧城市重点项目分工表
`

var projects = [][]string{
	{"序号", "重点项目", "牵头单位", "配合单位", "完成时限"},
	{"1", "建设政务区块链平台，上线应用场景8个", "市大数据局", "市政务服务管理局、市财政局", "2025年6月"},
	{"2", "建设智慧教育云平台，覆盖中小学校210所", "市教育局", "市大数据局", "2024年9月"},
	{"3", "建设区域医疗健康大数据中心，接入医疗机构90家", "市卫生健康委员会", "市医疗保障局、市大数据局", "2025年12月"},
	{"4", "建设智慧农业示范基地15个，推广物联网监测设备", "市农业农村局", "市科学技术局、市供销社", "2026年6月"},
}

func madeUpPlan() string {
	text := madeUp
	for _, row := range projects {
		text += strings.Join(row, "\t") + "\n"
	}
	return text
}

// layouts are the ways in which the page is set: styles, what stands before the text, the class of the table.
var layouts = []struct{ name, style, before, table string }{
	{"plain", "", "", "ruled"},
	{"header and footer", "@page{margin:25mm 20mm}.h{position:fixed;top:0;font-size:11px}.f{position:fixed;bottom:0;font-size:11px}", "<div class=h>清河市人民政府公报</div><div class=f>内部资料</div>", "ruled"},
	{"one rule", "", "", "one"},
	{"rules between rows", "", "", "rows"},
	{"no rules", "", "", "none"},
	{"no rules, cells at the top", "td{vertical-align:top}", "", "none"},
	{"landscape", "@page{size:A4 landscape}", "", "ruled"},
	{"small pages", "@page{size:A5;margin:15mm}", "", "ruled"},
	{"framed", ".r{position:fixed;inset:0;border:3px double #000}@page{margin:20mm}", "<div class=r></div>", "ruled"},
	{"letter-spaced", "body{letter-spacing:.25em}", "", "ruled"},
	{"letter-spaced, no rules", "body{letter-spacing:3px}", "", "none"},
	{"watermark askew", ".w{position:fixed;top:40%;left:10%;font-size:80px;color:rgba(0,0,0,.12);transform:rotate(-30deg)}", "<div class=w>清河市政府网站</div>", "ruled"},
	{"watermark in the lines", ".w{position:fixed;top:30%;left:5%;font-size:50px;color:#ddd}", "<div class=w>清河市人民政府</div>", "ruled"},
	{"two columns", ".c{column-count:2;font-size:13px}", "", "ruled"},
	{"three columns", ".c{column-count:3;font-size:11px}", "", "ruled"},
}

func pageOf(style, before, table string) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><meta charset=utf-8><style>body{line-height:1.8}p{text-indent:2em;margin:.3em 0}h1{text-align:center;font-size:22px}
table{border-collapse:collapse;width:100%}td{padding:4px 6px}.ruled td{border:1px solid #000}.one tr:first-child td,.rows td{border-bottom:1px solid #000}` + style + "</style>" + before + "<div class=c>")
	for i, line := range strings.Split(strings.TrimSpace(madeUp), "\n") {
		name := "p"
		if i == 0 {
			name = "h1"
		}
		fmt.Fprintf(&b, "<%s>%s</%[1]s>", name, html.EscapeString(line))
	}
	b.WriteString("</div><table class=" + table + ">")
	for _, row := range projects {
		b.WriteString("<tr><td>" + strings.Join(row, "</td><td>") + "</td></tr>")
	}
	return b.String() + "</table>"
}

// TestContainers makes the plan in all containers that this machine can make, and compares what is read. It runs with
// CONTAINERS=1, as make containers sets it, and writes the table to the file that CONTAINERS_TABLE names.
func TestContainers(t *testing.T) {
	if os.Getenv("CONTAINERS") == "" {
		t.Skip("make containers runs it")
	}
	whole, text := saidOf(t, madeUpPlan()), saidOf(t, madeUp)
	table := "| container | layout | read |\n| --- | --- | --- |\n"
	compare := func(container, layout, file string, want []string, produce func(t *testing.T) ([]byte, error)) {
		t.Run(container+", "+layout, func(t *testing.T) {
			verdict := "exact"
			data, err := produce(t)
			if err != nil {
				verdict = "left out: " + err.Error()
			} else if diff := cmp.Diff(want, said(t, loader.File{Name: file, Data: data})); diff != "" {
				verdict = "differs"
				t.Errorf("-as text +as read:\n%s", diff)
			}
			table += fmt.Sprintf("| %s | %s | %s |\n", container, layout, verdict)
		})
	}
	for _, r := range formattest.Renderings() {
		compare(r.Name, "paragraphs", r.Name, text, func(*testing.T) ([]byte, error) { return r.Render(madeUp), nil })
	}
	for _, l := range layouts {
		compare("PDF by Chromium", l.name, "plan.pdf", whole, func(t *testing.T) ([]byte, error) {
			return byChromium(t, pageOf(l.style, l.before, l.table))
		})
	}
	for _, l := range longLayouts {
		compare("a long table, by Chromium", l.name, "plan.pdf", saidOf(t, longText(l.grouped)), func(t *testing.T) ([]byte, error) {
			return byChromium(t, longPage(l.style, l.grouped, l.once))
		})
	}
	for _, to := range []string{"pdf", "docx", "odt", "rtf"} {
		compare(strings.ToUpper(to)+" by LibreOffice", "plain", "plan."+to, whole, func(t *testing.T) ([]byte, error) {
			return converted(t, pageOf("", "", "ruled"), to)
		})
	}
	if path := os.Getenv("CONTAINERS_TABLE"); path != "" {
		if err := os.WriteFile(path, []byte("# The same plan in each container\n\nMade by `make containers`. A producer that the machine lacks is left out.\n\n"+table+afterTable(path)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// afterTable is what stands in the document after the table, which is written by hand.
func afterTable(path string) string {
	old, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	_, after, ok := strings.Cut(string(old), "\n## ")
	if !ok {
		return ""
	}
	return "\n## " + after
}

func saidOf(t *testing.T, text string) []string {
	t.Helper()
	return said(t, loader.File{Name: "plan.txt", Data: []byte(text)})
}

func byChromium(t *testing.T, page string) ([]byte, error) {
	t.Helper()
	return printed(t, page, []string{"chromium", "google-chrome"}, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=OUT", "IN")
}

// printed lets the first of the programs that the machine has make a PDF of a page.
func printed(t *testing.T, page string, programs []string, arguments ...string) ([]byte, error) {
	t.Helper()
	at := slices.IndexFunc(programs, func(p string) bool { _, err := exec.LookPath(p); return err == nil })
	if at < 0 {
		return nil, fmt.Errorf("no %s", programs[0])
	}
	return produced(t, page, "plan.pdf", programs[at], arguments...)
}

func converted(t *testing.T, page, to string) ([]byte, error) {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		return nil, fmt.Errorf("no soffice")
	}
	return produced(t, page, "plan."+to, "soffice", "--headless", "--convert-to", to, "--outdir", "DIR", "IN")
}

// produced runs a program in a folder of its own, for at most two minutes.
func produced(t *testing.T, page, out, program string, arguments ...string) ([]byte, error) {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "plan.html")
	if err := os.WriteFile(in, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	fill := strings.NewReplacer("OUT", filepath.Join(dir, out), "DIR", dir, "IN", in)
	for i := range arguments {
		arguments[i] = fill.Replace(arguments[i])
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if message, err := exec.CommandContext(ctx, program, arguments...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s failed: %.80s", program, message)
	}
	data, err := os.ReadFile(filepath.Join(dir, out))
	if keep := os.Getenv("CONTAINERS_KEEP"); keep != "" {
		_ = os.WriteFile(filepath.Join(keep, strings.NewReplacer("/", "_", " ", "_").Replace(t.Name())+filepath.Ext(out)), data, 0o644)
	}
	if err != nil {
		return nil, fmt.Errorf("%s made nothing", program)
	}
	return data, nil
}
