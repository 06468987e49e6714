package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"time"
)

// ratio is the rate of one question against the limit's, from slices of time that alternate, so that whatever else the
// machine does hits both alike. Where the limit has no answer (Q6, search), it is the limit's Q2.
type ratio struct {
	Question string  `json:"question"`
	Median   float64 `json:"median"`
	Least    float64 `json:"least"`
	Most     float64 `json:"most"`
	Rate     float64 `json:"rate"`    // median of requests a second
	Limit    float64 `json:"limit"`   // the limit's
	Bytes    int     `json:"bytes"`   // a mean answer
	Garbage  int     `json:"garbage"` // bytes that a request leaves to the collector
	P50      float64 `json:"p50"`     // milliseconds at one connection
	P99      float64 `json:"p99"`
}

// compare measures one question in rounds of two slices.
func compare(q question, from *process, limit driver, bytes, rounds int, slice time.Duration) (ratio, error) {
	server := q.driver(from)
	before, err := from.allocated()
	if err != nil {
		return ratio{}, err
	}
	r, requests, err := alternate(q, server, limit, rounds, slice)
	if err != nil {
		return r, err
	}
	after, err := from.allocated()
	if err != nil {
		return r, err
	}
	alone, err := server.run(1, slice)
	r.Bytes, r.Garbage = bytes, int(after-before)/requests
	r.P50, r.P99 = milliseconds(alone.quantile(.5)), milliseconds(alone.quantile(.99))
	return r, err
}

// alternate asks the limit and the server in turn, and counts the server's requests.
func alternate(q question, server, limit driver, rounds int, slice time.Duration) (r ratio, requests int, err error) {
	var ratios, rates, limits []float64
	for range rounds {
		l, err := limit.run(connections, slice)
		if err != nil {
			return ratio{}, 0, fmt.Errorf("the limit, %s: %w", q.name, err)
		}
		s, err := server.run(connections, slice)
		if err != nil {
			return ratio{}, 0, fmt.Errorf("the server, %s: %w", q.name, err)
		}
		ratios, rates, limits = append(ratios, s.rate()/l.rate()), append(rates, s.rate()), append(limits, l.rate())
		requests += s.requests
	}
	return ratio{Question: q.name, Median: median(ratios), Least: slices.Min(ratios), Most: slices.Max(ratios), Rate: median(rates), Limit: median(limits)}, requests, nil
}

// connections is how many the load comes over.
const connections = 16

func median(list []float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2]
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// same fails unless both bodies are the same JSON.
func same(a, b []byte) error {
	var x, y any
	if err := json.Unmarshal(a, &x); err != nil {
		return err
	}
	if err := json.Unmarshal(b, &y); err != nil {
		return err
	}
	if !reflect.DeepEqual(x, y) {
		return fmt.Errorf("the limit and the server answer differently: %.300s and %.300s", a, b)
	}
	return nil
}
