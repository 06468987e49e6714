package seeds

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The plans are evidence: an editor or a line-ending filter that touches them must not go unnoticed.
func TestPlansAreAsTheyCame(t *testing.T) {
	want := map[string]string{
		"hangzhou-internet-plus-2015.txt": "4d165a2c5770c932a2fe89acfd633e645e9a1949055695f0e57ed2761635d410",
		"hangzhou-ipv6-2014-excerpt.txt":  "6124be447f06c09a03b6dd7410ba8fd79477704976063ff6eb4f29abb1e7fba2",
		"hangzhou-ipv6-2014.txt":          "26fb62fb2fdae7fa463b90e720242a4fbee4d016674007a93caad7a5f6a38f5e",
		"shanghai-smart-city-2011.txt":    "e5e133d3e34abb4077be04ae4b553fa3e178d56e6e78e03bd6209b19e01c4ec2",
		"xianning-smart-city-2016.txt":    "4383303ae2a8ebaa3912c11fad43ee41174fc5b959b492fc53964734d11a193f",
	}
	got := map[string]string{}
	entries, err := fs.ReadDir(Plans(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if path.Ext(entry.Name()) != ".txt" {
			continue
		}
		data, err := fs.ReadFile(Plans(), entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		got[entry.Name()] = hex.EncodeToString(sum[:])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
