// Package plantest has what tests of the command line and of its packages share: made-up plans, and waiting.
package plantest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Timeout is how long a test waits for what must happen: a busy machine needs a while, and what hangs never comes.
const Timeout = 5 * time.Minute

// Await asks holds again and again until it reports true.
func Await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for until := time.Now().Add(Timeout); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("%s: not within %v", what, Timeout)
		}
	}
}

// Text returns a plan of 12 measures. The number decides its title, the variant what it says.
func Text(number, variant int) string {
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

// WriteFolder writes that many plans in that variant into the folder, and returns it.
func WriteFolder(t *testing.T, folder string, plans, variant int) string {
	t.Helper()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for number := range plans {
		Write(t, filepath.Join(folder, fmt.Sprintf("plan-%02d.txt", number)), Text(number, variant))
	}
	return folder
}

// Write writes a file.
func Write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
