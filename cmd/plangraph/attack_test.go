package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

// mixedAttacks are requests that want to hurt, each in another way; they keep to the limits on text.
func mixedAttacks() []string {
	var words []string
	for i := range 150 {
		words = append(words, fmt.Sprintf("平台%d", i))
	}
	text := strings.Join(words, " ")
	nested := strings.Repeat("jurisdiction { plans(first: 100) { nodes { ", 8) + "... @skip(if: true) { id }" + strings.Repeat(" } } }", 8)
	var fields, fragments strings.Builder
	for i := range 90 {
		fmt.Fprintf(&fields, "a%d: text ", i)
		fmt.Fprintf(&fragments, "fragment F%d on Plan { id title } ", i)
	}
	return []string{
		`{ jurisdictions(first: 100) { nodes { plans(first: 100) { nodes { ` + nested + ` } } } } }`,
		`{ ... @defer { jurisdictions(first: 100) { nodes { plans(first: 100) { nodes { ` + nested + ` } } } } } }`,
		`{ measures(first: 100) { nodes { ` + fields.String() + `} } }`,
		`{ agency { id } measures(first: 100) { nodes { ` + fields.String() + `} } }`,
		`{ measures(filter: {or: [` + strings.Repeat(`{text: "`+text+`"} `, 100) + `]}) { totalCount } }`,
		`{ measures(first: 100) { nodes { plan { measures(filter: {text: "` + text + `"}) { totalCount } } } } }`,
		`{ neighborhood(of: ["technology-none"], depth: 6, limit: 1000) { nodes { id node { ... on Measure { ` + fields.String() + `} } } edges { id } } }`,
		`{ plans { nodes { id } } } ` + fragments.String() + strings.Repeat("#\n", 80<<10),
		strings.Repeat(" ", 200<<10) + `{ __schema { types { name fields { name type { name } } } } }`,
	}
}

// attackFor sends the attacks, each with something in it that was never asked before, and holds connections, until the end.
func attackFor(base string, end <-chan struct{}, n int) {
	address, attacks := strings.TrimPrefix(base, "http://"), mixedAttacks()
	client := http.Client{Timeout: 20 * time.Second}
	for i := n; ; i++ {
		select {
		case <-end:
			return
		default:
		}
		switch i % 12 {
		case 0, 1, 2: // held, and given up when the next is
			if c, err := net.Dial("tcp", address); err == nil {
				io.WriteString(c, []string{"", "GET / HTTP/1.1\r\nX-Slow: ", "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{"}[i%12])
				time.AfterFunc(2*time.Second, func() { c.Close() })
			}
		default:
			body := fmt.Sprintf(`{"query":%q}`, fmt.Sprintf("# %d\n", i)+attacks[i%12-3])
			if response, err := client.Post(base+"/graphql", "application/json", strings.NewReader(body)); err == nil {
				io.CopyN(io.Discard, response.Body, 100_000) // and the rest is not taken
				response.Body.Close()
			}
		}
	}
}

// attackTime is how long the mixed attack lasts: PLANGRAPH_ATTACK, else some seconds.
func attackTime(t *testing.T) (length time.Duration, measured bool) {
	t.Helper()
	text := os.Getenv("PLANGRAPH_ATTACK")
	if text == "" {
		return 3 * time.Second, false
	}
	length, err := time.ParseDuration(text)
	if err != nil {
		t.Fatal(err)
	}
	return length, true
}

// gauge reads a number of the metrics.
func gauge(t *testing.T, admin, name string) float64 {
	t.Helper()
	found := regexp.MustCompile(`(?m)^` + name + ` (\S+)$`).FindStringSubmatch(get(t, "http://"+admin+"/metrics"))
	if found == nil {
		t.Fatalf("there is no %s", name)
	}
	n, err := strconv.ParseFloat(found[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestMixedAttack lets eight attackers do all at once while two clients ask: each is answered, the server keeps within its
// memory, and when the attackers have gone nothing of them is left. How fast the clients are answered counts only where
// PLANGRAPH_ATTACK says how long to attack, because other tests may keep the machine busy.
func TestMixedAttack(t *testing.T) {
	length, measured := attackTime(t)
	dir := t.TempDir()
	for i := range 100 {
		plantest.Write(t, filepath.Join(dir, fmt.Sprintf("p%d.txt", i)), plantest.Text(i, 1))
	}
	store, admin := "file:"+filepath.Join(dir, "s.db"), freeAddress(t)
	plangraph(t, "load", "--store", store, dir)
	base, stop := start(t, "--store", store, "--admin", admin, "--max-connections", "200")
	before := gauge(t, admin, "go_goroutines")
	end := make(chan struct{})
	var attackers, clients sync.WaitGroup
	for n := range 8 {
		attackers.Go(func() { attackFor(base, end, n*1_000_000+n) })
	}
	var mu sync.Mutex
	var waits []time.Duration
	until := time.Now().Add(length)
	for range 2 {
		clients.Go(func() {
			client := http.Client{Timeout: plantest.Timeout}
			for i := 0; time.Now().Before(until); i++ {
				from := time.Now()
				response, err := client.Get(base + fmt.Sprintf("/graphql?query={a%d:measures(first:20){nodes{title,leadUnits{name}}}}", i))
				if err != nil {
					t.Error(err)
					return
				}
				text, err := io.ReadAll(response.Body)
				response.Body.Close()
				if err != nil || response.StatusCode != 200 || strings.Contains(string(text), "errors") {
					t.Errorf("under attack: %d %.200s %v", response.StatusCode, text, err)
				}
				mu.Lock()
				waits = append(waits, time.Since(from))
				mu.Unlock()
				time.Sleep(5 * time.Millisecond)
			}
		})
	}
	var most float64
	for time.Now().Before(until) {
		most = max(most, gauge(t, admin, "process_resident_memory_bytes"))
		time.Sleep(100 * time.Millisecond)
	}
	clients.Wait()
	close(end)
	attackers.Wait()
	slices.Sort(waits)
	if len(waits) == 0 {
		t.Fatal("nobody was answered")
	}
	half, slow := waits[len(waits)/2], waits[len(waits)*99/100]
	t.Logf("%d answers in %v: half within %v, 99 of 100 within %v; at most %.0f MB resident", len(waits), length, half, slow, most/(1<<20))
	if measured && slow > 100*time.Millisecond {
		t.Errorf("one answer of 100 took %v or longer", slow)
	}
	if most > 512<<20 {
		t.Errorf("%.0f MB were resident", most/(1<<20))
	}
	http.DefaultClient.CloseIdleConnections()
	plantest.Await(t, "what the attackers left ends", func() bool {
		return gauge(t, admin, "go_goroutines") <= before+10 && gauge(t, admin, "plangraph_http_requests_in_flight") == 0
	})
	if err := stop(); err != nil {
		t.Error(err)
	}
}
