package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader"
)

// planText is a plan of 12 measures. The number decides its title, the variant what it says.
func planText(number, variant int) string {
	r := rand.New(rand.NewPCG(uint64(number), uint64(variant)))
	alphabet := []rune("云计算大数据物联网信息化建设推进电子政务平台服务应用发展产业企业城市管理智慧安全工程项目")
	words := func(n int) string {
		text := make([]rune, n)
		for i := range text {
			text[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(text)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "杭州市第%d号行动方案\n杭政发〔2024〕%d号\n一、主要任务\n", number, number)
	for _, n := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"} {
		fmt.Fprintf(&b, "（%s）%s。%s，达到%d家。（牵头单位：市经信委，配合单位：市发改委、市统计局）\n", n, words(10), words(40), r.IntN(1000))
	}
	return b.String()
}

// writePlans writes plans in that variant into a folder of their own.
func writePlans(t *testing.T, folder string, plans, variant int) string {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for number := range plans {
		write(t, filepath.Join(folder, fmt.Sprintf("plan-%02d.txt", number)), planText(number, variant))
	}
	return folder
}

// readings are the digests of what the files in the folder say, by plan.
func readings(t *testing.T, folder string) map[graph.ID]string {
	t.Helper()
	files, _, err := loader.Collect([]string{folder})
	if err != nil {
		t.Fatal(err)
	}
	known, err := bundledKnowledge()
	if err != nil {
		t.Fatal(err)
	}
	result, err := known.Load(t.Context(), files, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var plans []*graph.Plan
	for _, change := range result.Changes {
		plans = append(plans, change.Plan)
	}
	return digests(t, plans)
}

func digests(t *testing.T, plans []*graph.Plan) map[graph.ID]string {
	t.Helper()
	of := map[graph.ID]string{}
	for _, p := range plans {
		quads, err := graph.DefaultVocabulary.EncodePlan(p)
		if err != nil {
			t.Fatal(err)
		}
		of[p.ID] = graph.Digest(quads)
	}
	return of
}

// held are the digests of the plans that the store holds, every one of which can be read.
func held(t *testing.T, store string) map[graph.ID]string {
	t.Helper()
	s, contents, err := storeURL(store).open(t.Context())
	if err != nil {
		t.Fatalf("the store cannot be opened: %v", err)
	}
	defer s.Close()
	return digests(t, contents.Plans)
}
