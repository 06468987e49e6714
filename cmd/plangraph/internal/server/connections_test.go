package server

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

var large = strings.Repeat("large", 2<<20)

// holding is a server of a few connections, and its address. /slow answers when told to, /large with much.
func holding(t *testing.T, most int, patience time.Duration) (address string, answer chan struct{}) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	answer = make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") })
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-answer; io.WriteString(w, "slow") })
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, large) })
	mux.HandleFunc("/body", func(w http.ResponseWriter, r *http.Request) { io.Copy(w, r.Body) })
	c := newConnections(l, most, 1, patience)
	s := c.watch(&http.Server{Handler: mux})
	go s.Serve(c)
	t.Cleanup(func() { close(answer); s.Close() })
	return l.Addr().String(), answer
}

// open opens connections and sends on each the beginning of a request.
func open(t *testing.T, address string, n int, beginning string) (list []net.Conn) {
	t.Helper()
	for range n {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		io.WriteString(c, beginning)
		list = append(list, c)
	}
	return list
}

// answered reports whether the server answers on a connection of its own in time.
func answered(address, path string) error {
	client := http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Get("http://" + address + path)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && len(text) == 0 {
		err = fmt.Errorf("%s is empty", path)
	}
	return err
}

// TestHeldConnectionsShutNobodyOut: as many connections as there may be, and more, wait, send a header or a body drop by drop,
// or do not take their answer; others are answered, their health too.
func TestHeldConnectionsShutNobodyOut(t *testing.T) {
	for name, beginning := range map[string]string{
		"idle":                   "",
		"in the header":          "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ",
		"in the body":            "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nbeginning",
		"in chunks":              "POST /body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nbegin",
		"answered and kept":      "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
		"not taking the answer":  "GET /large HTTP/1.1\r\nHost: x\r\n\r\n",
		"longer than any answer": "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			address, _ := holding(t, 8, 50*time.Millisecond)
			open(t, address, 24, beginning)
			for range 3 {
				if err := answered(address, "/healthz"); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestServedConnectionsStay: a connection that is being answered is not closed for others, which wait for their turn.
func TestServedConnectionsStay(t *testing.T) {
	address, answer := holding(t, 4, time.Hour)
	var asking sync.WaitGroup
	for range 12 {
		asking.Go(func() {
			if err := answered(address, "/slow"); err != nil {
				t.Error(err)
			}
		})
	}
	for range 12 {
		select {
		case answer <- struct{}{}:
		case <-time.After(30 * time.Second):
			t.Error("nobody asks")
		}
	}
	asking.Wait()
}

// TestOneAddressHasSoManyConnections: one that has as many as it may loses its oldest, and gets none where all are served.
// This machine has no such limit.
func TestOneAddressHasSoManyConnections(t *testing.T) {
	c := newConnections(nil, 100, 2, time.Hour)
	connection := func(address string) *connection {
		here, there := net.Pipe()
		t.Cleanup(func() { here.Close(); there.Close() })
		at, err := net.ResolveTCPAddr("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		return &connection{Conn: here, address: networkOf(at)}
	}
	var all []*connectionOf
	for i, step := range []struct {
		address string
		serve   bool
		want    bool
	}{
		{"192.0.2.1:1000", true, true}, {"192.0.2.1:1001", false, true}, {"192.0.2.1:1002", true, true}, {"192.0.2.1:1003", false, false},
		{"[::ffff:192.0.2.1]:1004", false, false}, {"192.0.2.2:1000", false, true}, {"[2001:db8::1]:1", true, true}, {"[2001:db8::2]:1", true, true},
		{"[2001:db8::3]:1", false, false}, {"[2001:db8:0:1::3]:1", false, true}, {"127.0.0.1:1", false, true}, {"127.0.0.1:2", false, true}, {"[::1]:3", false, true},
	} {
		x := connection(step.address)
		if got := c.admit(x); got != step.want {
			t.Errorf("step %d: %s is admitted %t", i, step.address, got)
		}
		if step.serve {
			c.move(x, &c.serving)
		}
		all = append(all, &connectionOf{x, i})
	}
	if all[1].in != nil {
		t.Error("the one that waited was not closed for the third")
	}
	for _, x := range all {
		c.mu.Lock()
		c.remove(x.connection)
		c.mu.Unlock()
	}
	if len(c.from) != 0 || c.waiting.Len()+c.serving.Len() != 0 {
		t.Errorf("in the end %v, %d and %d are held", c.from, c.waiting.Len(), c.serving.Len())
	}
}

// connectionOf is the connection of a step.
type connectionOf struct {
	*connection
	step int
}

// TestHosts: names under which a page of another site could reach this server are refused.
func TestHosts(t *testing.T) {
	for _, test := range []struct {
		a      access
		listen string
		host   string
		want   int
	}{
		{access{}, "127.0.0.1:8080", "127.0.0.1:8080", 200},
		{access{}, "127.0.0.1:8080", "localhost:8080", 200},
		{access{}, "127.0.0.1:8080", "LOCALHOST.", 200},
		{access{}, "127.0.0.1:8080", "plans.localhost:8080", 200},
		{access{}, "127.0.0.1:8080", "[::1]:8080", 200},
		{access{}, "127.0.0.1:8080", "192.0.2.7", 200},
		{access{}, "127.0.0.1:8080", "", 200},
		{access{}, "127.0.0.1:8080", "evil.example.org:8080", 421},
		{access{}, "127.0.0.1:8080", "localhost.evil.example.org", 421},
		{access{}, "127.0.0.1:8080", "127.0.0.1.evil.example.org", 421},
		{access{}, "127.0.0.1:8080", "evillocalhost", 421},
		{access{}, "plans.example.org:8080", "Plans.Example.org:8080", 200},
		{access{hosts: "a.example,b.example"}, ":8080", "b.example", 200},
		{access{hosts: "a.example,b.example"}, ":8080", "c.example", 421},
		{access{hosts: "*"}, ":8080", "c.example", 200},
		{access{origins: "https://pages.example:444"}, ":8080", "pages.example", 200},
		{access{origins: "*"}, ":8080", "c.example", 200},
	} {
		for path, kind := range map[string]string{"/graphql": "application/json; charset=utf-8", "/": "text/plain; charset=utf-8", "/healthz": ""} {
			h := test.a.withHosts(test.listen, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {}))
			w, want := newRecorder(h, test.host, path), test.want
			if path == "/healthz" {
				want = 200
			}
			if w.Code != want || want == 421 && (w.Header().Get("Content-Type") != kind || !strings.Contains(w.Body.String(), "--hosts")) {
				t.Errorf("%+v, listening on %s: Host %q of %s gets %d %s", test.a, test.listen, test.host, path, w.Code, w.Body)
			}
		}
	}
}
