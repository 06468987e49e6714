package main

import (
	"flag"
	"fmt"
	"time"
)

// operation is how serve is run: what it follows, what it tells, how it stops.
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

func (o *operation) check() error {
	switch {
	case o.follow <= 0:
		return usageError("--follow is a time above zero, such as 1s")
	case o.grace <= 0 || o.drain < 0:
		return usageError("--grace is a time above zero, such as 10s, and --drain is none below it")
	case o.log != "text" && o.log != "json" && o.log != "quiet":
		return usageError(fmt.Sprintf("--log is text, json or quiet, not %q", o.log))
	}
	return nil
}
