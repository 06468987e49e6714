package server

import (
	"flag"
	"fmt"
	"time"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/clierr"
	"github.com/plangraph/plangraph/gql/transport"
)

// Config is what a server is told by flags. The zero value serves without limits; Flags sets the defaults.
type Config struct {
	listen string
	operation
	limits
	access
	execution
}

// Flags adds the flags of serve, and sets their defaults.
func (c *Config) Flags(f *flag.FlagSet) {
	f.StringVar(&c.listen, "listen", "127.0.0.1:8080", "the `HOST:PORT` to listen on; port 0 takes a free one")
	c.operation.flags(f)
	c.limits.flags(f)
	c.access.flags(f)
	c.execution.flags(f)
}

// Validate fails with a clierr.UsageError where flags contradict each other or mean nothing. It reads the file of tokens.
func (c *Config) Validate() error {
	for _, validate := range []func() error{c.operation.validate, c.limits.validate, c.access.validate, c.execution.validate} {
		if err := validate(); err != nil {
			return err
		}
	}
	return nil
}

// operation is what operators decide: how often the store is looked at, what is logged, how the server stops.
type operation struct {
	follow time.Duration
	admin  string
	log    string
	grace  time.Duration
	drain  time.Duration
}

func (o *operation) flags(f *flag.FlagSet) {
	f.DurationVar(&o.follow, "follow", 200*time.Millisecond, "the `TIME` between looks whether another process has changed the store")
	f.StringVar(&o.admin, "admin", "", "the `HOST:PORT` for operators: /metrics for Prometheus, /healthz, /readyz, /debug/pprof/; without access control, so none but they should reach it")
	f.StringVar(&o.log, "log", "text", "the `FORM` of the log on standard error: text or json, a line for each request, or quiet")
	f.DurationVar(&o.grace, "grace", 10*time.Second, "the `TIME` that requests under way have to finish when the server stops")
	f.DurationVar(&o.drain, "drain", 0, "the `TIME` for which a stopping server still answers, with 503 at /readyz, so that load balancers send no more")
}

func (o *operation) validate() error {
	switch {
	case o.follow <= 0:
		return clierr.UsageError("--follow is a time above zero, such as 1s")
	case o.grace <= 0 || o.drain < 0:
		return clierr.UsageError("--grace is a time above zero, such as 10s, and --drain is none below it")
	case o.log != "text" && o.log != "json" && o.log != "quiet":
		return clierr.UsageError(fmt.Sprintf("--log is text, json or quiet, not %q", o.log))
	}
	return nil
}

// execution is how queries are executed, and how many bytes the caches take.
type execution struct {
	compiled    bool
	cache       int
	cacheMemory int // of the cache of answers and of what is kept of operations
}

func (e *execution) flags(f *flag.FlagSet) {
	f.BoolVar(&e.compiled, "compiled", true, "compile each query once; false executes them by gqlgen's own code, with the same answers, slower")
	f.IntVar(&e.cache, "cache", 64<<20, "the `BYTES` of whole answers kept while the plans stay as they are; 0 keeps none")
	e.cacheMemory = 96 << 20
	f.Var((*byteSize)(&e.cacheMemory), "cache-memory", "the memory for all caches, a `SIZE`: whole answers (--cache), and what is kept of queries that came before")
}

func (e *execution) validate() error {
	switch {
	case e.cache < 0:
		return clierr.UsageError("--cache is a number of bytes, or 0 for none")
	case e.prepared() < minPrepared:
		return clierr.UsageError("--cache-memory must be larger than --cache by 1M or more, for what is kept of queries")
	}
	return nil
}

// minPrepared is the least memory for what is kept of queries. With less, the usual ones would be prepared anew each time.
const minPrepared = 1 << 20

// prepared is how many bytes are for what is kept of queries: all that whole answers leave.
func (e *execution) prepared() int { return e.cacheMemory - e.cache }

// newCache makes the cache of answers; nil for none. Any size that validate lets pass can be made.
func (e *execution) newCache() *transport.Cache {
	cache, err := transport.NewCache(e.cache)
	if err != nil {
		return nil
	}
	return cache
}
