package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// driver sends prepared requests over connections that it keeps, one after another on each. It is the same for both
// sides, and so cheap that it takes little of the processors they share.
type driver struct {
	address  string
	requests [][]byte // whole requests, as they go over the wire
}

// get prepares a GET.
func get(address, path string) []byte {
	return fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", path, address)
}

// post prepares a query over POST.
func post(address string, body []byte) []byte {
	return fmt.Appendf(nil, "POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", address, len(body), body)
}

// sample is what one slice of time saw.
type sample struct {
	requests  int
	elapsed   time.Duration
	latencies []time.Duration // sorted
}

func (s sample) rate() float64 { return float64(s.requests) / s.elapsed.Seconds() }

// quantile is the latency that a share q of the requests did not exceed.
func (s sample) quantile(q float64) time.Duration {
	if len(s.latencies) == 0 {
		return 0
	}
	return s.latencies[int(q*float64(len(s.latencies)-1))]
}

// run drives the requests over n connections for a time. Any answer but 200 is an error.
func (d driver) run(n int, slice time.Duration) (sample, error) {
	var wait sync.WaitGroup
	all, failed := make([][]time.Duration, n), make([]error, n)
	begin := time.Now()
	for i := range n {
		wait.Go(func() { all[i], failed[i] = d.connection(i*len(d.requests)/n, begin.Add(slice)) })
	}
	wait.Wait()
	s := sample{elapsed: time.Since(begin), latencies: slices.Concat(all...)}
	s.requests = len(s.latencies)
	slices.Sort(s.latencies)
	for _, err := range failed {
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

// connection sends one request after the other until the time is over, beginning with that one.
func (d driver) connection(first int, until time.Time) (latencies []time.Duration, err error) {
	c, err := net.Dial("tcp", d.address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	r := bufio.NewReaderSize(c, 64<<10)
	for now, i := time.Now(), first; now.Before(until); i++ {
		if _, err := c.Write(d.requests[i%len(d.requests)]); err != nil {
			return latencies, err
		}
		if err := response(r, io.Discard); err != nil {
			return latencies, err
		}
		end := time.Now()
		latencies = append(latencies, end.Sub(now))
		now = end
	}
	return latencies, nil
}

// once asks the n-th request and returns the body.
func (d driver) once(n int) ([]byte, error) {
	c, err := net.Dial("tcp", d.address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if _, err := c.Write(d.requests[n]); err != nil {
		return nil, err
	}
	var body bytes.Buffer
	err = response(bufio.NewReader(c), &body)
	return body.Bytes(), err
}

// response reads one response, its body into w. The usual kind, with a Content-Length, costs no allocation.
func response(r *bufio.Reader, w io.Writer) error {
	head, err := peekHead(r)
	if err != nil {
		return err
	}
	length, ok := contentLength(head)
	if !ok || !bytes.HasPrefix(head, []byte("HTTP/1.1 200 ")) {
		return unusual(r, w)
	}
	if _, err := r.Discard(len(head)); err != nil {
		return err
	}
	if w == io.Discard {
		_, err := r.Discard(length)
		return err
	}
	_, err = io.CopyN(w, r, int64(length))
	return err
}

// peekHead is the head of the next response, left in the buffer.
func peekHead(r *bufio.Reader) ([]byte, error) {
	for want := 1; ; want = r.Buffered() + 1 {
		if _, err := r.Peek(want); err != nil {
			return nil, err
		}
		seen, _ := r.Peek(r.Buffered())
		if end := bytes.Index(seen, []byte("\r\n\r\n")); end >= 0 {
			return seen[:end+4], nil
		}
	}
}

func contentLength(head []byte) (n int, ok bool) {
	_, after, ok := bytes.Cut(head, []byte("Content-Length: "))
	for _, c := range after {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n, ok
}

// unusual reads a response in chunks, or one that is none of ours.
func unusual(r *bufio.Reader, w io.Writer) error {
	answer, err := http.ReadResponse(r, nil)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(answer.Body, 300))
		return fmt.Errorf("%s: %s", answer.Status, strings.TrimSpace(string(text)))
	}
	_, err = io.Copy(w, answer.Body)
	return err
}
