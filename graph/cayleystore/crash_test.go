package cayleystore_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// loadWithoutEnd names the store that this test binary fills until it is killed, instead of running tests, and
// loadPlan the number of the plan with which it does.
const (
	loadWithoutEnd = "PLANGRAPH_TEST_LOAD_WITHOUT_END"
	loadPlan       = "PLANGRAPH_TEST_LOAD_PLAN"
)

func TestMain(m *testing.M) {
	if url := os.Getenv(loadWithoutEnd); url != "" {
		number, _ := strconv.Atoi(os.Getenv(loadPlan))
		fill(url, number)
	}
	os.Exit(m.Run())
}

// fill replaces the plan by its next variant again and again, and writes each variant's number when it is stored.
func fill(url string, number int) {
	scheme := graphtest.Scheme()
	store, err := cayleystore.Open(context.Background(), url)
	if err == nil {
		err = store.ReplaceScheme(context.Background(), scheme)
	}
	for variant := 0; err == nil; variant++ {
		if err = store.Replace(context.Background(), graphtest.Plan(scheme, number, variant, 30)); err == nil {
			fmt.Println(variant)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// startWriter runs fill in a process of its own; the lines are what it writes.
func startWriter(t *testing.T, url string, number int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), loadWithoutEnd+"="+url, fmt.Sprintf("%s=%d", loadPlan, number))
	writer.Stderr = os.Stderr
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { writer.Process.Kill() })
	return writer, bufio.NewScanner(out)
}

// TestKillLeavesAWholePlan kills a process while it writes: the store then holds the last plan that it said was stored,
// or the one that it was about to store, whole.
func TestKillLeavesAWholePlan(t *testing.T) {
	for stored := range 4 {
		url := "file:" + filepath.Join(t.TempDir(), "plans.db")
		writer, lines := startWriter(t, url, 1)
		last := -1
		for lines.Scan() {
			fmt.Sscan(lines.Text(), &last)
			if last >= 5+stored {
				writer.Process.Kill()
			}
		}
		writer.Wait()
		store := open(t, url)
		contents, err := store.Scan(t.Context())
		if err != nil {
			t.Fatalf("after variant %d: %v", last, err)
		}
		scheme := contents.Scheme
		if got := contents.Plans[0]; !graphtest.Equal(graphtest.Plan(scheme, 1, last, 30), got) && !graphtest.Equal(graphtest.Plan(scheme, 1, last+1, 30), got) {
			t.Errorf("after variant %d was stored, the store holds neither it nor the next", last)
		}
		store.Close()
	}
}
