package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/plangraph/plangraph/bench/corpus"
)

// bench is one run of the benchmark.
type bench struct {
	program string    // plangraph
	limit   *exec.Cmd // how to start the limit; a template
	dir     string    // for texts and stores
	rounds  int
	slice   time.Duration
	short   bool // only the questions, uncached
	million bool // watch the memory over a million requests
}

// figures are what one size showed.
type figures struct {
	Measures   int        `json:"measures"`
	LoadRate   float64    `json:"loadRate"`   // measures a second from text to store
	StoreBytes int64      `json:"storeBytes"` // of the store's file
	TextBytes  int        `json:"textBytes"`
	Ready      float64    `json:"ready"`    // seconds from start to listening
	Resident   int        `json:"resident"` // bytes, as it listens
	AfterRun   int        `json:"afterRun"` // bytes, after the questions
	AtRest     int        `json:"atRest"`   // bytes, when nobody has asked for a while
	Uncached   []ratio    `json:"uncached"`
	Cached     []ratio    `json:"cached,omitempty"`
	Million    []int      `json:"million,omitempty"` // bytes resident after each 100,000 of a million requests
	Replace    *replacing `json:"replace,omitempty"`
}

// resting is how long nobody asks, until the memory of a server at rest is measured.
const resting = 15 * time.Second

// size measures everything at one number of measures.
func (b *bench) size(measures int) (f figures, err error) {
	f.Measures = measures
	c, plans, err := b.write(measures, &f)
	if err != nil {
		return f, err
	}
	store := "file:" + filepath.Join(b.dir, fmt.Sprint(measures)+".db")
	if err := b.load(store, &f); err != nil {
		return f, err
	}
	list, facts := questions(plans), newTruth(c.Technologies, plans)
	if f.Uncached, err = b.serve(store, false, list, facts, &f); err != nil {
		return f, err
	}
	if hasCache(b.program) && !b.short {
		f.Cached, err = b.serve(store, true, list, facts, &f)
	}
	return f, err
}

func (b *bench) texts(measures int) string { return filepath.Join(b.dir, fmt.Sprint(measures)) }

func (b *bench) write(measures int, f *figures) (*corpus.Corpus, []corpus.Plan, error) {
	c, err := corpus.New(1)
	if err != nil {
		return nil, nil, err
	}
	if err := os.MkdirAll(b.texts(measures), 0o755); err != nil {
		return nil, nil, err
	}
	var plans []corpus.Plan
	for n := range measures / corpus.MeasuresPerPlan {
		p := c.Plan(n)
		if err := os.WriteFile(filepath.Join(b.texts(measures), p.File), []byte(p.Text), 0o644); err != nil {
			return nil, nil, err
		}
		f.TextBytes += len(p.Text)
		plans = append(plans, p)
	}
	return c, plans, nil
}

func (b *bench) load(store string, f *figures) error {
	begin := time.Now()
	out, err := exec.Command(b.program, "load", "--report", "json", "--store", store, b.texts(f.Measures)).CombinedOutput()
	if err != nil {
		return fmt.Errorf("plangraph load: %w: %.500s", err, out)
	}
	f.LoadRate = float64(f.Measures) / time.Since(begin).Seconds()
	if info, err := os.Stat(strings.TrimPrefix(store, "file:")); err == nil {
		f.StoreBytes = info.Size()
	}
	return nil
}

// start starts the server, with an address for operators.
func (b *bench) start(store string, cached bool) (*process, error) {
	admin, err := free()
	if err != nil {
		return nil, err
	}
	args := []string{"serve", "--listen", "127.0.0.1:0", "--admin", admin, "--log", "quiet", "--store", store}
	if hasCache(b.program) && !cached {
		args = append(args, "--cache", "0")
	}
	server, err := start(exec.Command(b.program, args...), nil)
	if err != nil {
		return nil, err
	}
	server.admin = admin
	return server, nil
}

// serve starts the server and the limit, holds their answers to the truth and to each other, and compares them.
func (b *bench) serve(store string, cached bool, list []question, facts truth, f *figures) ([]ratio, error) {
	server, err := b.start(store, cached)
	if err != nil {
		return nil, err
	}
	defer server.stop()
	if !cached {
		f.Ready, f.Resident = server.ready.Seconds(), server.resident()
	}
	answers, err := askAll(server, list, facts)
	if err != nil {
		return nil, err
	}
	limit, err := b.startLimit(answers)
	if err != nil {
		return nil, err
	}
	defer limit.stop()
	ratios, err := b.compare(server, limit, list, answers)
	if err == nil && !cached {
		f.AfterRun = server.resident()
		if b.short {
			return ratios, nil
		}
		if b.million {
			if err := f.soak(server, list); err != nil {
				return nil, err
			}
		}
		time.Sleep(resting)
		f.AtRest = server.resident()
		f.Replace, err = b.replace(server, store, list, f.Measures)
	}
	return ratios, err
}

func (b *bench) startLimit(answers map[string][]json.RawMessage) (*process, error) {
	input, err := json.Marshal(answers)
	if err != nil {
		return nil, err
	}
	c := exec.Command(b.limit.Path, b.limit.Args[1:]...)
	c.Env = append(os.Environ(), b.limit.Env...)
	return start(c, bytes.NewReader(input))
}

// askAll asks everything once, and holds it to the truth.
func askAll(server *process, list []question, facts truth) (map[string][]json.RawMessage, error) {
	answers := map[string][]json.RawMessage{}
	for _, q := range list {
		d := q.driver(server)
		for n := range q.variables {
			body, err := d.once(n)
			if err == nil {
				err = facts.check(q, n, body)
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", q.name, err)
			}
			answers[q.name] = append(answers[q.name], body)
		}
	}
	return answers, nil
}

// driver asks the server the question with each of its variables.
func (q question) driver(server *process) driver {
	d := driver{address: server.address}
	for n := range q.variables {
		d.requests = append(d.requests, post(server.address, q.body(n)))
	}
	return d
}

// limitDriver asks the limit the same; Q2 where it has no answer of its own.
func (q question) limitDriver(limit *process) driver {
	d, name := driver{address: limit.address}, q.name
	if !q.limited {
		name = "q2"
	}
	for n := range q.variables {
		d.requests = append(d.requests, get(limit.address, fmt.Sprintf("/%s/%d", name, n)))
	}
	return d
}

func (b *bench) compare(server, limit *process, list []question, answers map[string][]json.RawMessage) ([]ratio, error) {
	var ratios []ratio
	for _, q := range list {
		d, size := q.limitDriver(limit), 0
		for n, answer := range answers[q.name] {
			size += len(answer)
			if !q.limited {
				continue
			}
			body, err := d.once(n)
			if err == nil {
				err = same(body, answer)
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", q.name, err)
			}
		}
		r, err := compare(q, server, d, size/len(answers[q.name]), b.rounds, b.slice)
		if err != nil {
			return nil, err
		}
		ratios = append(ratios, r)
	}
	return ratios, nil
}

// soak asks a million times, all questions in turn, and notes the memory after each 100,000.
func (f *figures) soak(server *process, list []question) error {
	all := driver{address: server.address}
	for n := range variants {
		for _, q := range list {
			all.requests = append(all.requests, post(server.address, q.body(n)))
		}
	}
	for total, next := 0, 100_000; total < 1_000_000; {
		s, err := all.run(connections, time.Second)
		if err != nil {
			return err
		}
		if total += s.requests; total >= next {
			f.Million, next = append(f.Million, server.resident()), next+100_000
		}
	}
	return nil
}
