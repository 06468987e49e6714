package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// replacing is what it took to replace one plan under full load.
type replacing struct {
	Load    float64 `json:"load"`    // seconds that plangraph load ran, in a process of its own
	Visible float64 `json:"visible"` // seconds from its end until the server answered with the new revision
	P99     float64 `json:"p99"`     // milliseconds, of all requests meanwhile
	Most    float64 `json:"most"`
}

// replace changes the words of one plan, loads it while the server is under full load, and waits for the new revision.
func (b *bench) replace(server *process, store string, list []question, measures int) (r *replacing, err error) {
	path := filepath.Join(b.texts(measures), "plan-0000.txt")
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(path, bytes.Replace(text, []byte("。\n二、"), []byte(",统筹推进。\n二、"), 1), 0o644); err != nil {
		return nil, err
	}
	// Put the plan back afterwards, so that what follows is measured on the same corpus.
	defer func() {
		err = errors.Join(err, os.WriteFile(path, text, 0o644), exec.Command(b.program, "load", "--store", store, path).Run())
	}()
	revision := driver{server.address, [][]byte{post(server.address, []byte(`{"query":"{ revision { id } }"}`))}}
	before, err := revision.once(0)
	if err != nil {
		return nil, err
	}
	done, load := make(chan struct{}), make(chan loaded, 1)
	go func() { load <- underLoad(list[1].driver(server), done) }()
	time.Sleep(500 * time.Millisecond)
	r, err = b.replaceNow(revision, before, store, path)
	close(done)
	under := <-load
	if err = errors.Join(err, under.err); err != nil {
		return nil, err
	}
	r.P99, r.Most = milliseconds(under.quantile(.99)), milliseconds(under.quantile(1))
	return r, nil
}

// loaded is what a load saw that ran until it was told to stop.
type loaded struct {
	sample
	err error
}

// underLoad drives in slices until done, so that the load covers the whole change however long it takes.
func underLoad(d driver, done <-chan struct{}) (all loaded) {
	for all.err == nil {
		s, err := d.run(connections, time.Second)
		all.latencies, all.err = append(all.latencies, s.latencies...), err
		select {
		case <-done:
			slices.Sort(all.latencies)
			return all
		default:
		}
	}
	return all
}

func (b *bench) replaceNow(revision driver, before []byte, store, path string) (*replacing, error) {
	begin := time.Now()
	if out, err := exec.Command(b.program, "load", "--store", store, path).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("replacing a plan: %w: %.300s", err, out)
	}
	r, end := &replacing{Load: time.Since(begin).Seconds()}, time.Now()
	for time.Since(end) < time.Minute {
		now, err := revision.once(0)
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(now, before) {
			r.Visible = time.Since(end).Seconds()
			return r, nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return nil, fmt.Errorf("the new revision did not appear within a minute")
}
