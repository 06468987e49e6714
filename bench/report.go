package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"
)

// print writes one size's figures as Markdown, beside those of the first size.
func (f figures) print(w io.Writer, first figures) {
	fmt.Fprintf(w, "\n## %d measures\n\n", f.Measures)
	fmt.Fprintf(w, "- Loading: %.0f measures a second, from %.1f MB of text to a store of %.1f MB.\n", f.LoadRate, float64(f.TextBytes)/1e6, float64(f.StoreBytes)/1e6)
	fmt.Fprintf(w, "- From start to ready: %.2f s. Resident: %.1f MB as it listens, %.1f MB after the questions, %.1f MB at rest, %v later.\n", f.Ready, float64(f.Resident)/1e6, float64(f.AfterRun)/1e6, float64(f.AtRest)/1e6, resting)
	each := func(resident int) float64 { return float64(resident-f.TextBytes) / 1e3 / float64(f.Measures) }
	fmt.Fprintf(w, "- Resident without the texts, the program itself included: %.2f KB a measure as it listens, %.2f after the questions, %.2f at rest.\n", each(f.Resident), each(f.AfterRun), each(f.AtRest))
	if n := len(f.Million); n > 0 {
		fmt.Fprintf(w, "- Over a million requests: resident %.1f MB after the first 100,000, %.1f MB at the end.\n", float64(f.Million[0])/1e6, float64(f.Million[n-1])/1e6)
	}
	if r := f.Replace; r != nil {
		fmt.Fprintf(w, "- One plan replaced under full load: plangraph load ran %.2f s, the new revision was served %.2f s later; p99 %.1f ms, longest %.1f ms meanwhile.\n", r.Load, r.Visible, r.P99, r.Most)
	}
	table(w, "Uncached", f.Uncached)
	f.printKept(w, first)
	table(w, "Through the cache", f.Cached)
}

// printKept tells what growth costs: each ratio as a share of that at the first size. A ratio is to a limit that gives the
// same answer, so that answers that differ in size do not blur it.
func (f figures) printKept(w io.Writer, first figures) {
	if f.Measures == first.Measures {
		return
	}
	var kept []string
	for i, r := range f.Uncached {
		kept = append(kept, fmt.Sprintf("%s %.2f", strings.ToUpper(r.Question), r.Median/first.Uncached[i].Median))
	}
	fmt.Fprintf(w, "\nOf the uncached ratios at %d measures are kept: %s.\n", first.Measures, strings.Join(kept, ", "))
}

func table(w io.Writer, title string, list []ratio) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s, %d connections:\n\n| | ratio | least–most | requests a second | limit | bytes | garbage | p50 ms, 1 connection | p99 ms |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n", title, connections)
	for _, r := range list {
		fmt.Fprintf(w, "| %s | %.2f | %.2f–%.2f | %.0f | %.0f | %d | %d | %.3f | %.3f |\n", strings.ToUpper(r.Question), r.Median, r.Least, r.Most, r.Rate, r.Limit, r.Bytes, r.Garbage, r.P50, r.P99)
	}
}

// write keeps the figures for the test that compares with them, and for readers.
func write(all []figures, results, page string) error {
	if results != "" {
		data, err := json.MarshalIndent(all, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(results, append(data, '\n'), 0o644); err != nil {
			return err
		}
	}
	if page == "" {
		return nil
	}
	var text bytes.Buffer
	fmt.Fprintf(&text, introduction, time.Now().Format(time.DateOnly), processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version(), loadAverage())
	for _, f := range all {
		f.print(&text, all[0])
	}
	text.WriteString(published)
	return os.WriteFile(page, text.Bytes(), 0o644)
}

// processor is its name, as Linux knows it.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	_, after, _ := bytes.Cut(info, []byte("model name\t: "))
	name, _, _ := bytes.Cut(after, []byte("\n"))
	if len(name) == 0 {
		return "an unnamed processor"
	}
	return string(name)
}

// loadAverage tells how busy the machine was, as Linux counts it: on a busy one the ratios spread.
func loadAverage() string {
	data, _ := os.ReadFile("/proc/loadavg")
	if fields := strings.Fields(string(data)); len(fields) > 0 {
		return fields[0]
	}
	return "unknown"
}

const introduction = `# Performance

Written by ` + "`make bench`" + ` on %s: %s, %d cores shared with the load generator, %s/%s, %s;
load average over the last minute as this was written (the benchmark itself included): %s.

Q1 asks for the owners of a technology with all narrower ones, Q2 for one measure with everything around it, Q3 for the
first 20 measures of a jurisdiction by technology, Q4 for an agency with its first 20 led measures, Q5 for an agency's
collaborators, Q6 for a shortest path between agencies of two cities. The queries are in bench/questions; each is asked with
512 sets of variables in turn. The limit is a net/http handler that finds a prepared struct by its number and marshals it
with encoding/json: it answers GET /q1/17, parses no query and joins nothing. Its structs are filled from the server's own
answers, of which Q1's and Q5's counts are held to what the generator wrote into the plans; that both sides answer the same
JSON is checked before measuring. Q6 and the search are compared with the limit's Q2. A ratio is the median of slices of
time that alternate between both sides. Garbage is how many bytes the server allocates for a request, by its own count; about
2,400 of them are net/http's, whoever answers. The micro-benchmarks of each layer, with allocations: ` + "`make bench-layers`" + `.
`

const published = `
## What others reach

From issue 6, measured elsewhere with other corpora and another load generator, so only as ratios to the limit of that run,
at 1,000 / 100,000 measures (Q6: to the limit's Q2):

| | Q1 | Q2 | Q3 | Q4 | Q5 | Q6 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| mercurius with graphql-jit | 0.21 / 0.003 | 0.45 / 0.53 | 0.21 / 0.11 | 0.26 / 0.27 | 0.22 / 0.12 | 0.35 / 0.07 |
| graphql-yoga, hand-written | 0.06 / 0.003 | 0.08 / 0.08 | 0.05 / 0.04 | 0.05 / 0.06 | 0.05 / 0.05 | 0.07 / 0.03 |
| PostGraphile 5 on PostgreSQL 15 | 0.04 / 0.001 | 0.04 / 0.03 | 0.03 / 0.02 | 0.02 / 0.02 | 0.03 / 0.03 | 0.04 / 0.03 |
`
