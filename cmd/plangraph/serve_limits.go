package main

import (
	"errors"
	"flag"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/plangraph/plangraph/gql/cost"
)

// limits are how much clients may ask, and how slow they may be. docs/limits.md says what each is against.
type limits struct {
	cost.Limits
	connections         int
	header, body, write time.Duration
}

func (l *limits) flags(f *flag.FlagSet) {
	*l = limits{cost.DefaultLimits, 4096, 5 * time.Second, 30 * time.Second, time.Minute}
	count := func(n *int, name, about string) { f.Var((*count)(n), name, about) }
	count(&l.Tokens, "max-tokens", "the most words and signs in a query, a `NUMBER`")
	count(&l.Depth, "max-depth", "the most levels of nested fields, a `NUMBER`")
	count(&l.Fields, "max-fields", "the most fields selected, each fragment as often as it is spread, a `NUMBER`")
	count(&l.Aliases, "max-aliases", "the most aliases, a `NUMBER`")
	count(&l.Duplicates, "max-duplicates", "the most fields selected again beside themselves, a `NUMBER`")
	count(&l.Directives, "max-directives", "the most directives, a `NUMBER`")
	count(&l.Complexity, "max-complexity", "the most fields in an answer, a `NUMBER`")
	count(&l.Page, "max-page", "the most items of a page, a `NUMBER` up to 100")
	count(&l.Batch, "max-batch", "the most operations in a request, a `NUMBER`")
	f.Var((*size)(&l.Body), "max-body", "the largest request, a `SIZE`")
	f.Var((*size)(&l.Upload), "max-upload", "the largest request with files to load, a `SIZE`")
	count(&l.Concurrent, "max-concurrent", "the most requests answered at a time, a `NUMBER`")
	f.Var((*span)(&l.Queue), "max-wait", "the `TIME` that a request waits for its turn before it is sent away")
	f.Var((*span)(&l.Deadline), "max-time", "the `TIME` after which an answer is given up")
	count(&l.connections, "max-connections", "the most connections at a time, a `NUMBER`; more wait to be taken")
	f.Var((*span)(&l.header), "header-timeout", "the `TIME` that a client has to send a request's header")
	f.Var((*span)(&l.body), "body-timeout", "the `TIME` that a client has to send a whole request")
	f.Var((*span)(&l.write), "write-timeout", "the `TIME` from a request's header until the client has taken the answer")
}

func (l *limits) check() error {
	switch {
	case l.Page > cost.DefaultLimits.Page:
		return usageError(fmt.Sprintf("--max-page is at most %d, not %d", cost.DefaultLimits.Page, l.Page))
	case l.write <= l.Deadline+l.Queue:
		return usageError("--write-timeout must be longer than --max-wait and --max-time together")
	}
	return nil
}

// server is an HTTP server that waits for no client longer than these limits say.
func (l *limits) server(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: l.header,
		ReadTimeout:       l.body,
		WriteTimeout:      l.write,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
}

// count is a flag's whole number above zero.
type count int

func (c *count) String() string { return strconv.Itoa(int(*c)) }

// Set reads it.
func (c *count) Set(text string) error {
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 1 {
		return errors.New("write a whole number above zero")
	}
	*c = count(n)
	return nil
}

// span is a flag's time above zero.
type span time.Duration

func (s *span) String() string { return time.Duration(*s).String() }

// Set reads it.
func (s *span) Set(text string) error {
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return errors.New("write a time above zero, such as 500ms, 10s or 2m")
	}
	*s = span(d)
	return nil
}

// size is a flag's number of bytes: 1000, 256K or 32M.
type size int

func (s *size) String() string {
	switch {
	case *s >= 1<<20 && *s%(1<<20) == 0:
		return strconv.Itoa(int(*s>>20)) + "M"
	case *s >= 1<<10 && *s%(1<<10) == 0:
		return strconv.Itoa(int(*s>>10)) + "K"
	}
	return strconv.Itoa(int(*s))
}

// Set reads it.
func (s *size) Set(text string) error {
	digits, unit := text, 1
	if short, ok := strings.CutSuffix(text, "K"); ok {
		digits, unit = short, 1<<10
	} else if short, ok := strings.CutSuffix(text, "M"); ok {
		digits, unit = short, 1<<20
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	if err != nil || n < 1 || n > 1<<30/int64(unit) {
		return errors.New("write a size up to 1024M, such as 1000, 256K or 32M")
	}
	*s = size(int(n) * unit)
	return nil
}
