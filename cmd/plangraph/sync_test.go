package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

// TestSyncInParts lets more plans vanish than go at once: all go, and what stays is the folder's.
func TestSyncInParts(t *testing.T) {
	dir, few := t.TempDir(), t.TempDir()
	store := "file:" + filepath.Join(t.TempDir(), "x.db")
	for i := range 252 {
		text := fmt.Sprintf("第%d号数据方案\n甲政发〔2024〕%d号\n（一）建设数据平台%d，汇集全部政务数据。（牵头单位：市数据局）\n", i, i, i)
		plantest.Write(t, filepath.Join(dir, fmt.Sprintf("%d.txt", i)), text)
		if i == 0 {
			plantest.Write(t, filepath.Join(few, "0.txt"), text)
		}
	}
	plangraph(t, "load", "--store", store, dir)
	plangraph(t, "load", "--store", store, "--sync", few)
	var left []planEntry
	if err := json.Unmarshal([]byte(plangraph(t, "list", "--store", store, "--json")), &left); err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 || !slices.Equal(left[0].Files, []string{"0.txt"}) {
		t.Errorf("%d plans are left: %v", len(left), left)
	}
}
