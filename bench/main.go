// Command bench measures Plangraph against the limit of what a hand-written server could do.
//
// It writes plans (package corpus), loads them with plangraph load, serves them with plangraph serve, asks six questions
// and a search over HTTP, and in the same run asks a handler of prepared structs for the same JSON. Each figure is a ratio
// to that limit, from slices of time that alternate between both.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

func main() {
	var err error
	if len(os.Args) == 2 && os.Args[1] == "limit" {
		err = limit(os.Stdin, os.Stdout)
	} else {
		err = run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	sizes := flag.String("sizes", "1000,10000,100000", "the `NUMBERS` of measures, multiples of 100 from 1000 to 100000")
	program := flag.String("program", "bin/plangraph", "the `FILE` of the plangraph to measure")
	rounds := flag.Int("rounds", 5, "how many slices of each side, a `NUMBER`")
	slice := flag.Duration("slice", time.Second, "the `TIME` of a slice")
	results := flag.String("results", "bench/results.json", "the `FILE` for the figures; empty for none")
	page := flag.String("page", "docs/performance.md", "the `FILE` for the tables; empty for none")
	million := flag.Bool("million", true, "watch the memory over a million requests, at 1000 measures")
	flag.Parse()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "plangraph-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b := &bench{*program, exec.Command(self, "limit"), dir, *rounds, *slice, false, false}
	var all []figures
	for _, s := range strings.Split(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1000 || n > 100000 || n%100 != 0 {
			return fmt.Errorf("--sizes: %q is no multiple of 100 from 1000 to 100000", s)
		}
		b.million = *million && n == 1000
		f, err := b.size(n)
		if err != nil {
			return fmt.Errorf("at %d measures: %w", n, err)
		}
		all = append(all, f)
		f.print(os.Stdout, all[0])
	}
	return write(all, *results, *page)
}
