package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

// soakQueries are what the clients of the soak ask in turn.
var soakQueries = []string{
	`{ technology(name: "云计算") { owners(jurisdiction: "杭州", first: 10) { totalCount edges { measureCount node { name } } } } }`,
	`{ measures(filter: { jurisdiction: "杭州" }, first: 20) { totalCount nodes { title responsibilities { asWritten agency { name } } targets { metric value unit } } } }`,
	`{ agency(name: "市经信委", jurisdiction: "杭州") { measures(roles: [LEAD], first: 20) { nodes { title mentions { technology { name } } } } } }`,
	`{ agency(name: "市经信委", jurisdiction: "杭州") { collaborators(first: 10) { edges { measureCount node { name } } } } }`,
	`{ matrix(rows: JURISDICTION, columns: TECHNOLOGY, top: 10) { cells { measureCount } } revision { id } }`,
	`{ search(query: "平台", first: 20) { totalCount } }`,
}

// TestSoak serves at full load for a time, while another process loads 100 plans in the other variant every few seconds:
// no answer has an error, and the memory stays flat. It runs where PLANGRAPH_SOAK is a time:
//
//	PLANGRAPH_SOAK=10m go test ./cmd/plangraph -run TestSoak -v -timeout 30m
func TestSoak(t *testing.T) {
	length, err := time.ParseDuration(os.Getenv("PLANGRAPH_SOAK"))
	if err != nil {
		t.Skip("it takes the time that PLANGRAPH_SOAK says, such as 10m")
	}
	dir := t.TempDir()
	store := "file:" + filepath.Join(dir, "plans.db")
	live := filepath.Join(dir, "live")
	plangraph(t, "load", "--store", store, plantest.WriteFolder(t, live, 100, 1))
	admin := freeAddress(t)
	base, stop := start(t, "--store", store, "--admin", admin, "--log", "quiet")
	end := time.Now().Add(length)
	var clients sync.WaitGroup
	tallies := make([]soakTally, 8)
	for i := range tallies {
		clients.Go(func() { tallies[i].run(t, base, i, end) })
	}
	var memory []float64
	loads := 0
	clients.Go(func() {
		for ; time.Now().Before(end.Add(-5 * time.Second)); loads++ {
			plangraph(t, "load", "--store", store, plantest.WriteFolder(t, live, 100, 1+(loads+1)%2))
			time.Sleep(2 * time.Second)
		}
	})
	for time.Now().Before(end) {
		time.Sleep(length / 30)
		memory = append(memory, metric(t, admin, "process_resident_memory_bytes")/(1<<20))
	}
	clients.Wait()
	checkFlat(t, memory)
	t.Logf("%v, %d loads of 100 plans, %.0f reloads done, %.0f failed", length, loads, metric(t, admin, `plangraph_reloads_total{outcome="done"}`), metric(t, admin, `plangraph_reloads_total{outcome="failed"}`))
	tellTallies(t, tallies, length)
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// checkFlat compares the last third of the measurements with the second; the first is for warming up.
func checkFlat(t *testing.T, memory []float64) {
	t.Helper()
	third := len(memory) / 3
	second, last := slices.Max(memory[third:2*third]), slices.Max(memory[2*third:])
	t.Logf("resident memory in MB: at most %.0f in the second third, %.0f in the last; all: %.0f", second, last, memory)
	if last > second*1.15 {
		t.Errorf("memory grows from %.0f MB to %.0f MB", second, last)
	}
}

// soakTally is what one client saw.
type soakTally struct {
	answers, failed int
	slowest         time.Duration
	took            []time.Duration // of every 50th answer
}

func (s *soakTally) run(t *testing.T, base string, from int, end time.Time) {
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{}}
	for i := from; time.Now().Before(end); i++ {
		begun := time.Now()
		err := askSoak(client, base, soakQueries[i%len(soakQueries)])
		took := time.Since(begun)
		s.slowest = max(s.slowest, took)
		if s.answers++; s.answers%50 == 0 {
			s.took = append(s.took, took)
		}
		if err != nil {
			if s.failed++; s.failed < 4 {
				t.Error(err)
			}
		}
	}
}

func askSoak(client *http.Client, base, query string) error {
	response, err := client.Get(base + "/graphql?query=" + url.QueryEscape(query))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK || !json.Valid(body) || bytes.Contains(body, []byte(`"errors"`)) {
		return fmt.Errorf("status %d: %.300s", response.StatusCode, body)
	}
	return nil
}

func tellTallies(t *testing.T, tallies []soakTally, length time.Duration) {
	var all soakTally
	for _, s := range tallies {
		all.answers += s.answers
		all.failed += s.failed
		all.slowest = max(all.slowest, s.slowest)
		all.took = append(all.took, s.took...)
	}
	slices.Sort(all.took)
	at := func(share float64) time.Duration { return all.took[int(share*float64(len(all.took)-1))] }
	t.Logf("%d answers (%.0f a second), %d failed; p50 %v, p99 %v, slowest %v", all.answers, float64(all.answers)/length.Seconds(), all.failed, at(.5), at(.99), all.slowest)
}

// metric reads a value from the operators' address.
func metric(t *testing.T, admin, name string) float64 {
	response, err := http.Get("http://" + admin + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if value, found := strings.CutPrefix(lines.Text(), name+" "); found {
			var x float64
			fmt.Sscan(value, &x)
			return x
		}
	}
	return 0
}
