package server

import (
	"errors"
	"flag"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/gql/cost"
)

// limits are how much clients may ask, and how slow they may be. docs/limits.md gives the reason of each.
type limits struct {
	cost.Limits
	connections         int
	perAddress          int
	header, body, write time.Duration
}

func (l *limits) flags(f *flag.FlagSet) {
	*l = limits{cost.DefaultLimits, 4096, 1024, 5 * time.Second, 30 * time.Second, time.Minute}
	count := func(n *int, name, about string) { f.Var((*count)(n), name, about) }
	count(&l.Tokens, "max-tokens", "the most words and signs in a query, a `NUMBER`")
	count(&l.Depth, "max-depth", "the most levels of nested fields, a `NUMBER`")
	count(&l.Fields, "max-fields", "the most fields selected, each fragment as often as it is spread, a `NUMBER`")
	count(&l.Aliases, "max-aliases", "the most aliases, a `NUMBER`")
	count(&l.Duplicates, "max-duplicates", "the most fields selected again beside themselves, a `NUMBER`")
	count(&l.Directives, "max-directives", "the most directives, a `NUMBER`")
	count(&l.Complexity, "max-complexity", "the most fields in an answer, a `NUMBER`")
	f.Var((*byteSize)(&l.Answer), "max-answer", "the largest answer, a `SIZE`")
	f.Var((*byteSize)(&l.Answers), "max-answers", "the memory for all answers that are made or sent at a time, a `SIZE`")
	f.Var((*byteSize)(&l.Export), "max-export", "the largest table that is exported, a `SIZE`")
	f.Var((*duration)(&l.ExportTime), "max-export-time", "the `TIME` after which a table that is exported is broken off")
	count(&l.Text, "max-text", "the longest text to search for, a `NUMBER` of characters")
	count(&l.Page, "max-page", "the most items of a page, a `NUMBER` up to 100")
	count(&l.Batch, "max-batch", "the most operations in a request, a `NUMBER`")
	f.Var((*byteSize)(&l.Body), "max-body", "the largest request, a `SIZE`")
	f.Var((*byteSize)(&l.Upload), "max-upload", "the largest request with files to load, a `SIZE`")
	count(&l.Concurrent, "max-concurrent", "the most requests answered at a time, a `NUMBER`")
	f.Var((*duration)(&l.Queue), "max-wait", "the `TIME` that a request waits for its turn before it is sent away")
	f.Var((*duration)(&l.Deadline), "max-time", "the `TIME` after which an answer is given up")
	count(&l.connections, "max-connections", "the most connections at a time, a `NUMBER`; for one more, the one is closed that has waited longest for a request")
	count(&l.perAddress, "max-connections-per-address", "the most connections of one address at a time, a `NUMBER`; those of this machine have no such limit")
	f.Var((*duration)(&l.header), "header-timeout", "the `TIME` that a client has to send a request's header")
	f.Var((*duration)(&l.body), "body-timeout", "the `TIME` that a client has to send a whole request")
	f.Var((*duration)(&l.write), "write-timeout", "the `TIME` from a request's header until the client has taken the answer")
}

func (l *limits) validate() error {
	switch {
	case l.Page > cost.DefaultLimits.Page:
		return clierr.UsageError(fmt.Sprintf("--max-page is at most %d, not %d", cost.DefaultLimits.Page, l.Page))
	case l.write <= l.Deadline+l.Queue:
		return clierr.UsageError("--write-timeout must be longer than --max-wait and --max-time together")
	case l.Answers < l.Answer:
		return clierr.UsageError("--max-answers must be as large as --max-answer or larger")
	}
	return nil
}

// httpServer makes an HTTP server that waits for no client longer than these limits say.
func (l *limits) httpServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: l.header,
		ReadTimeout:       l.body,
		WriteTimeout:      l.write,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
	}
}

// count is a flag's whole number above zero.
type count int

// String returns the default for the help text.
func (c *count) String() string { return strconv.Itoa(int(*c)) }

// Set implements flag.Value: 1, 200000.
func (c *count) Set(text string) error {
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 1 {
		return errors.New("write a whole number above zero")
	}
	*c = count(n)
	return nil
}

// duration is a flag's time above zero.
type duration time.Duration

// String returns the default for the help text.
func (s *duration) String() string { return time.Duration(*s).String() }

// Set implements flag.Value: 500ms, 10s, 2m.
func (s *duration) Set(text string) error {
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return errors.New("write a time above zero, such as 500ms, 10s or 2m")
	}
	*s = duration(d)
	return nil
}

// byteSize is a flag's number of bytes: 1000, 256K or 32M.
type byteSize int

// String returns the default for the help text, with the largest unit that divides it.
func (s *byteSize) String() string {
	switch {
	case *s >= 1<<20 && *s%(1<<20) == 0:
		return strconv.Itoa(int(*s>>20)) + "M"
	case *s >= 1<<10 && *s%(1<<10) == 0:
		return strconv.Itoa(int(*s>>10)) + "K"
	}
	return strconv.Itoa(int(*s))
}

// Set implements flag.Value: 1000, 256K, 32M.
func (s *byteSize) Set(text string) error {
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
	*s = byteSize(int(n) * unit)
	return nil
}
