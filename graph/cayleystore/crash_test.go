package cayleystore_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/plangraph/plangraph/graph/cayleystore"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// loadWithoutEnd names the store that this test binary fills until it is killed, instead of running tests.
const loadWithoutEnd = "PLANGRAPH_TEST_LOAD_WITHOUT_END"

func TestMain(m *testing.M) {
	if url := os.Getenv(loadWithoutEnd); url != "" {
		fill(url)
	}
	os.Exit(m.Run())
}

// fill replaces one plan by its next variant again and again, and writes each variant's number when it is stored.
func fill(url string) {
	scheme := graphtest.Scheme()
	store, err := cayleystore.Open(context.Background(), url)
	if err == nil {
		err = store.ReplaceScheme(context.Background(), scheme)
	}
	for variant := 0; err == nil; variant++ {
		if err = store.Replace(context.Background(), graphtest.Plan(scheme, 1, variant, 30)); err == nil {
			fmt.Println(variant)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// TestKillLeavesAWholePlan kills a process while it writes: the store then holds the last plan that it said was stored,
// or the one that it was about to store, whole.
func TestKillLeavesAWholePlan(t *testing.T) {
	for stored := range 4 {
		url := "file:" + filepath.Join(t.TempDir(), "plans.db")
		writer := exec.Command(os.Args[0])
		writer.Env = append(os.Environ(), loadWithoutEnd+"="+url)
		writer.Stderr = os.Stderr
		out, err := writer.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := writer.Start(); err != nil {
			t.Fatal(err)
		}
		last := -1
		for lines := bufio.NewScanner(out); lines.Scan(); {
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
		if got := contents.Plans[0]; !reflect.DeepEqual(got, graphtest.Plan(scheme, 1, last, 30)) && !reflect.DeepEqual(got, graphtest.Plan(scheme, 1, last+1, 30)) {
			t.Errorf("after variant %d was stored, the store holds neither it nor the next", last)
		}
		store.Close()
	}
}
