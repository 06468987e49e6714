package seeds

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plangraph/plangraph/graph"
)

func TestParseTechnologies(t *testing.T) {
	v, err := ParseTechnologies([]byte(`
cloud-platform: {zh: 云平台, en: cloud platform, broader: [cloud, cloud]}
cloud:
  zh: 云计算
  en: cloud computing
  aliases: [云技术, cloud]
  not: [白云]
`))
	if err != nil {
		t.Fatal(err)
	}
	cloud := &graph.Technology{
		ID: graph.NewID(graph.KindTechnology, "cloud"), Key: "cloud",
		Name: "云计算", EnglishName: "cloud computing", Aliases: []string{"cloud", "云技术"},
	}
	platform := &graph.Technology{
		ID: graph.NewID(graph.KindTechnology, "cloud-platform"), Key: "cloud-platform",
		Name: "云平台", EnglishName: "cloud platform", Broader: []*graph.Technology{cloud},
	}
	cloud.Narrower = []*graph.Technology{platform}
	want := &Vocabulary{
		Scheme:   &graph.Scheme{Technologies: []*graph.Technology{cloud, platform}},
		Contexts: map[graph.ID][]string{cloud.ID: {"白云"}},
	}
	if diff := cmp.Diff(want, v); diff != "" {
		t.Error(diff)
	}
}

func TestParseTechnologiesRefuses(t *testing.T) {
	for _, test := range []struct{ name, table, want string }{
		{"nothing", "# no entries yet", "technologies: the table has no entries"},
		{"duplicate key", "a: {zh: 甲, en: a}\na: {zh: 乙, en: b}",
			`technologies: [2:1] mapping key "a" already defined at [1:1]`},
		{"unknown field", "a: {zh: 甲, en: a, alias: [b]}", `technologies: [1:19] unknown field "alias"`},
		{"key in capitals", "Cloud: {zh: 云计算, en: cloud}",
			`technologies: entry "Cloud": a key is kebab-case, such as cloud-computing`},
		{"no English label", "a: {zh: 甲}", "technologies: entry a: a label is empty; zh and en are required"},
		{"label of another entry, in full width", "a: {zh: 增材制造, en: a, aliases: [3D打印]}\nb: {zh: ３ｄ打印, en: b}",
			"technologies: entry b: the label ３ｄ打印 belongs to entry a already"},
		{"label twice in one entry", "a: {zh: 甲, en: wifi, aliases: [WiFi]}",
			"technologies: entry a: the label WiFi stands twice"},
		{"empty context", "a: {zh: 甲, en: a, not: [' ']}", "technologies: entry a: a word under not is empty"},
		{"unknown broader", "a: {zh: 甲, en: a, broader: [b]}", "technologies: entry a: there is no entry b to be broader"},
		{"circle", "a: {zh: 甲, en: a, broader: [b]}\nb: {zh: 乙, en: b, broader: [c]}\nc: {zh: 丙, en: c, broader: [b]}",
			"technologies: entry a: its broader entries lead to a circle: b → c → b"},
		{"its own broader", "a: {zh: 甲, en: a, broader: [a]}",
			"technologies: entry a: its broader entries lead to a circle: a → a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseTechnologies([]byte(test.table))
			if err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

// The scheme's size and its cloud family are promises to those who ask which agency owns cloud projects.
func TestTechnologies(t *testing.T) {
	v, err := Technologies()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(v.Scheme.Technologies); n < 120 {
		t.Errorf("%d technologies, want 120 or more", n)
	}
	below := map[string]bool{}
	for _, technology := range v.Scheme.Technologies {
		if isBelow(technology, "cloud-computing") {
			below[technology.Key] = true
		}
	}
	for _, key := range []string{"cloud-platform", "government-cloud", "cloud-service", "cloud-storage",
		"cloud-operating-system", "desktop-virtualization", "industry-cloud"} {
		if !below[key] {
			t.Errorf("%s is not below cloud-computing", key)
		}
	}
}

func isBelow(t *graph.Technology, key string) bool {
	for _, above := range t.Broader {
		if above.Key == key || isBelow(above, key) {
			return true
		}
	}
	return false
}

// A context that neither holds a label nor shares an edge with one does nothing: it is a typing mistake.
func TestContextsBearOnLabels(t *testing.T) {
	v, err := Technologies()
	if err != nil {
		t.Fatal(err)
	}
	for _, technology := range v.Scheme.Technologies {
		labels := append([]string{technology.Name, technology.EnglishName}, technology.Aliases...)
		for _, word := range v.Contexts[technology.ID] {
			if !slices.ContainsFunc(labels, func(label string) bool { return bears(strings.ToLower(word), strings.ToLower(label)) }) {
				t.Errorf("%s: no label of it can stand in, or cut, %s", technology.Key, word)
			}
		}
	}
}

func bears(word, label string) bool {
	for i := range label {
		if i > 0 && (strings.HasSuffix(word, label[:i]) || strings.HasPrefix(word, label[i:])) {
			return true
		}
	}
	return strings.Contains(word, label)
}
