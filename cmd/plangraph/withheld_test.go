package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/plantest"
)

// TestADamagedPlanIsWithheldAndTheOthersServed alters one word of one plan below the store: its facts are gone from every
// answer, each place that should says so and why, and the other plan answers as before.
func TestADamagedPlanIsWithheldAndTheOthersServed(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "damaged.db")
	if err := os.Mkdir(filepath.Join(dir, "plans"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, city := range map[string]string{"a.txt": "甲", "b.txt": "乙"} {
		plantest.Write(t, filepath.Join(dir, "plans", name), city+"市数据工作方案\n"+city+"政发〔2024〕1号\n（一）建设"+city+"云平台。（牵头单位：市数据局）\n（二）开放"+city+"目录。（市财政局负责）\n")
	}
	plangraph(t, "load", "--store", "file:"+path, filepath.Join(dir, "plans"))
	alter(t, path, "UPDATE nodes SET value_string = replace(value_string, '建设甲云平台', '建设丙云平台') WHERE value_string LIKE '%建设甲云平台%'")

	var log bytes.Buffer
	base, stop := startLogging(t, &log, "--store", "file:"+path)
	const reason = "its named graph is not the one that was stored"
	for path, want := range map[string][]string{
		"/readyz": {"ok\n", "withheld: plan-", reason},
		"/graphql?query={plans{nodes{title,measures{totalCount},coverage{withheld}}}}": {`"甲市数据工作方案","measures":{"totalCount":0}`, `"乙市数据工作方案","measures":{"totalCount":2}`, reason, `"withheld":[]`},
		"/graphql?query={measures{nodes{title}}}":                                      {"乙云平台", "开放乙目录"},
	} {
		got := get(t, base+path)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("GET %s: %s, want %q in it", path, got, w)
			}
		}
		if strings.Contains(got, "甲云平台") || strings.Contains(got, "丙云平台") || strings.Contains(got, "甲目录") {
			t.Errorf("GET %s: a fact of the damaged plan is served: %s", path, got)
		}
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if got := log.String(); strings.Count(got, reason) != 1 || !strings.Contains(got, "甲市数据工作方案") {
		t.Errorf("the log says %s, want the plan and why, once", got)
	}
	for _, command := range [][]string{{"verify", "--store", "file:" + path}, {"query", "--store", "file:" + path, "{measures{totalCount}}"}} {
		var out, told bytes.Buffer
		if code := run(t.Context(), command, streams{nil, &out, &told}); code != failed || !strings.Contains(out.String()+told.String(), reason) {
			t.Errorf("%v: exit code %d, %s%s", command, code, out.String(), told.String())
		}
	}
}

func alter(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	result, err := db.Exec(statement)
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := result.RowsAffected(); n == 0 {
		t.Fatalf("%s: nothing was altered", statement)
	}
}
