package technology

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/seeds"
)

func TestFindTechnologies(t *testing.T) {
	technologies := bundledTechnologies(t)
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"加强组织领导，完善工作机制。", ""},
		{"电子政务云平台", "government-cloud=电子政务云平台"},
		{"构建电子商务云开放平台，形成电子商务云的产业链", "e-commerce=电子商务 cloud-platform=云开放平台 e-commerce=电子商务"},
		{"城市管理信息公共服务云平台", "cloud-platform=服务云平台"},
		{"互联网数据中心（IDC）改造", "data-center=互联网数据中心 data-center=IDC"},
		{"汽车级电子标签（RFID）、氧传感器", "rfid=电子标签 rfid=RFID sensor=传感器"},
		{"基于宽 带\n移动互联网", "broadband=宽带 mobile-internet=移动互联网"},
		{"在云栖小镇，由阿里云公司、华数集团建设", ""},

		// the longest wins, and what it leaves of others is nothing
		{"加快TD-LTE网络建设，推广LTE", "td-lte=TD-LTE lte=LTE"},
		{"市政府大数据中心", "big-data=大数据"},
		{"工厂物联网、农业物联网和物联网", "industrial-iot=工厂物联网 agricultural-iot=农业物联网 internet-of-things=物联网"},
		{"能源互联网与分布式电源", "energy-internet=能源互联网 distributed-energy=分布式电源"},

		// Latin words and numbers are whole
		{"3G/LTE、3G、4G和5G网络", "3g=3G lte=LTE 3g=3G 4g=4G 5g=5G"},
		{"接口速率达到100G—400G，45G，5GHz，2.5G，5GB", ""},
		{"ＩＰv6地址、IPv4/IPv6", "ipv6=IPv6 ipv6=IPv6"},
		{"riot in MAIN street", ""},
		{"AI赋能IoT", "artificial-intelligence=AI internet-of-things=IoT"},
		{"wifi、WiFi、WIFI、Wi-Fi", "wlan=wifi wlan=WiFi wlan=WIFI wlan=Wi-Fi"},

		// contexts cover, or must not be cut
		{"重大数据、最大数据量和大数据", "big-data=大数据"},
		{"中小企业云服务平台、省教育云平台和“教育云”", "cloud-platform=云服务平台 cloud-platform=云平台 industry-cloud=教育云"},
		{"提高审核能力，打算力争上游，互联网店铺", ""},
		{"重大数据中心", "data-center=数据中心"},
		{"大数据处理与电子政务办公系统", "big-data=大数据 e-government=电子政务"},
		{"由市大数据局会同省大数据发展管理局", ""},
		{"货物联网与物联网", "internet-of-things=物联网"},
		{"密云服务区、白云平台、缙云安全", ""},
		{"供电商与电商", "e-commerce=电商"},
		{"提升存储能力，发展储能", "energy-storage=储能"},
		{"创新能源利用，发展新能源和新能源汽车", "renewable-energy=新能源 new-energy-vehicle=新能源汽车"},
		{"预算力度与算力", "computing-power=算力"},
		{"抓好救灾备荒和灾备", "disaster-backup=灾备"},
		{"市政府电子政务办推进电子政务", "e-government=电子政务"},
		{"深度学习贯彻，深度学习算法", "deep-learning=深度学习"},
		{"lamps led by LED, toll by ETC, etc.", "led-lighting=LED electronic-toll-collection=ETC"},

		// cut out of a longer word
		{"健全信息交换机制，更换交换机", "network-switch=交换机"},
		{"组织人工智能服务云南行", "artificial-intelligence=人工智能"},
		{"培养机器人才，推广机器人", "robot=机器人"},

		// names of laws, plans and agencies
		{"落实《数据安全法》和《智慧城市发展规划》，建设智慧城市", "smart-city=智慧城市"},
		{"依据网络安全法，宣传网络安全法律知识", "cybersecurity=网络安全"},
		{"与国家工业信息安全发展研究中心、市人工智能协会合作，推广人工智能", "artificial-intelligence=人工智能"},
		{"由滨海物联网科技有限公司承建物联网", "internet-of-things=物联网"},
		{"建设城市人工智能计算中心、区块链服务平台", "artificial-intelligence=人工智能 blockchain=区块链"},

		// how wide a line is, and what a network is
		{"互联网出口扩容至5G，出口带宽达到6G", ""},
		{"网络升级到5G，5G网络覆盖城区", "5g=5G 5g=5G"},
		{"推广新能源货车和新能源", "new-energy-vehicle=新能源货车 renewable-energy=新能源"},

		// English
		{"Cloud computing, open data and\nmachine learning", "cloud-computing=Cloud computing open-data=open data machine-learning=machine learning"},
		{"smart cities, robots, data centers", "smart-city=smart cities robot=robots data-center=data centers"},
		{"cloudy roboticsx resensor", ""},
	} {
		t.Run(test.text, func(t *testing.T) {
			text := doc.NewText(test.text, graph.Span{End: len(test.text)})
			if diff := cmp.Diff(test.want, spell(text, technologies.Find(text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A scheme of the user's own may be small, or lack a label.
func TestFindTechnologiesOfOwnScheme(t *testing.T) {
	technologies := NewFinder(&graph.Scheme{Technologies: []*graph.Technology{{Key: "tea", Name: "数字茶园"}}}, nil)
	text := doc.NewText("建设数字茶园", graph.Span{End: len("建设数字茶园")})
	if diff := cmp.Diff("tea=数字茶园", spell(text, technologies.Find(text))); diff != "" {
		t.Error(diff)
	}
	if got := NewFinder(&graph.Scheme{}, nil).Find(text); got != nil {
		t.Errorf("an empty scheme finds %v", got)
	}
}

func TestEveryLabelFindsItsTechnology(t *testing.T) {
	vocabulary, technologies := bundledVocabulary(t), bundledTechnologies(t)
	for _, technology := range vocabulary.Scheme.Technologies {
		for _, label := range append([]string{technology.Name, technology.EnglishName}, technology.Aliases...) {
			text := doc.NewText(label, graph.Span{End: len(label)})
			want := []Finding{{technology, 0, len(text.Norm)}}
			if diff := cmp.Diff(want, technologies.Find(text), byKey); diff != "" {
				t.Errorf("%s: %s", label, diff)
			}
		}
	}
}

// The search must agree with the plainest search there is, on patterns that begin, end and lie in one another.
func TestSearchFindsAll(t *testing.T) {
	patterns := []string{"云", "云平台", "平台", "服务云平台", "务云", "aB", "bab", "云"}
	text := "公共服务云平台ABABab云平云云平台"
	want := map[hit]bool{}
	for i, p := range patterns {
		for at := range len(text) - len(p) + 1 {
			if strings.EqualFold(text[at:at+len(p)], p) {
				want[hit{i, at, at + len(p)}] = true
			}
		}
	}
	got := map[hit]bool{}
	for _, h := range newSearch(patterns).find(text) {
		got[h] = true
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(hit{})); diff != "" {
		t.Error(diff)
	}
}

func TestFindTechnologiesAllocatesNothingInVain(t *testing.T) {
	technologies := bundledTechnologies(t)
	line := strings.Repeat("加强组织领导，完善工作机制，营造良好氛围。", 50)
	text := doc.NewText(line, graph.Span{End: len(line)})
	if n := testing.AllocsPerRun(10, func() { technologies.Find(text) }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func BenchmarkFindTechnologies(b *testing.B) {
	technologies := bundledTechnologies(b)
	var texts []doc.Text
	for _, line := range seedLines(b) {
		texts = append(texts, doc.NewText(line, graph.Span{End: len(line)}))
	}
	size := 0
	for _, text := range texts {
		size += len(text.Norm)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			technologies.Find(text)
		}
	}
}

var byKey = cmp.Comparer(func(a, b *graph.Technology) bool { return a.Key == b.Key })

// spell writes findings as key=words.
func spell(text doc.Text, findings []Finding) string {
	words := make([]string, len(findings))
	for i, f := range findings {
		words[i] = fmt.Sprintf("%s=%s", f.Technology.Key, text.Norm[f.From:f.To])
	}
	return strings.Join(words, " ")
}

func bundledVocabulary(t testing.TB) *seeds.Vocabulary {
	t.Helper()
	vocabulary, err := seeds.Technologies()
	if err != nil {
		t.Fatal(err)
	}
	return vocabulary
}

func bundledTechnologies(t testing.TB) *Finder {
	t.Helper()
	vocabulary := bundledVocabulary(t)
	return NewFinder(vocabulary.Scheme, vocabulary.Contexts)
}

func seedLines(t testing.TB) []string {
	t.Helper()
	var lines []string
	err := fs.WalkDir(seeds.Plans(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(seeds.Plans(), path)
		lines = append(lines, strings.Split(string(data), "\n")...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
