package telemetry

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// latencies are the histograms' bounds in seconds: most answers take less than a millisecond.
var latencies = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// Metrics are what Prometheus reads. Their registry is their own, so that a test may have several.
type Metrics struct {
	registry  *prometheus.Registry
	requests  *prometheus.CounterVec
	latency   *prometheus.HistogramVec
	responses *prometheus.CounterVec
	inFlight  prometheus.Gauge
	reloads   *prometheus.CounterVec
	reloading prometheus.Histogram
	loads     *prometheus.CounterVec
	readable  prometheus.Gauge
	since     prometheus.Gauge
}

// NewMetrics makes the metrics. current is the snapshot in service, nil while there is none.
func NewMetrics(current func() *snapshot.Snapshot) *Metrics {
	m := &Metrics{
		registry:  prometheus.NewRegistry(),
		requests:  counters("plangraph_requests_total", "GraphQL answers, by the schema's field at the top (several: more than one) and the code of the first error (OK: none).", "operation", "code"),
		latency:   prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "plangraph_request_seconds", Help: "Time from a GraphQL request to the end of its answer.", Buckets: latencies}, []string{"operation"}),
		responses: counters("plangraph_http_responses_total", "HTTP responses of every address, by status.", "status"),
		inFlight:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "plangraph_http_requests_in_flight", Help: "HTTP requests that are being answered."}),
		reloads:   counters("plangraph_reloads_total", "Looks at the store that found another revision and put it in service (done), or failed.", "outcome"),
		reloading: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "plangraph_reload_seconds", Help: "Time to read another revision and to put it in service.", Buckets: prometheus.ExponentialBuckets(.01, 2, 12)}),
		loads:     counters("plangraph_loaded_files_total", "Files that this server was given to load, by outcome.", "outcome"),
		readable:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "plangraph_store_readable", Help: "1 where the last look at the store succeeded, 0 where an older revision stays in service."}),
		since:     prometheus.NewGauge(prometheus.GaugeOpts{Name: "plangraph_snapshot_timestamp_seconds", Help: "When the snapshot in service was put there, in seconds since 1970; its age is time() less this."}),
	}
	m.registry.MustRegister(m.requests, m.latency, m.responses, m.inFlight, m.reloads, m.reloading, m.loads, m.readable, m.since,
		snapshotCollector{current}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), collectors.NewBuildInfoCollector())
	return m
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

// InService records that another snapshot is in service.
func (m *Metrics) InService() { m.since.SetToCurrentTime() }

// Looked records whether the last look at the store could read it.
func (m *Metrics) Looked(err error) {
	if err != nil {
		m.readable.Set(0)
		return
	}
	m.readable.Set(1)
}

// Reloaded counts an attempt to put another revision in service, and how long it took.
func (m *Metrics) Reloaded(err error, took time.Duration) {
	if err != nil {
		m.reloads.WithLabelValues("failed").Inc()
		return
	}
	m.reloads.WithLabelValues("done").Inc()
	m.reloading.Observe(took.Seconds())
}

// Loaded counts a file that the server was given, by what became of it: one of the loader's outcomes.
func (m *Metrics) Loaded(outcome string) { m.loads.WithLabelValues(outcome).Inc() }

// CacheStats are the figures of a cache of answers.
type CacheStats struct {
	Hits, Misses uint64
	Bytes        uint64
	Answers      int
}

// Caches adds a cache of answers, which is asked for its figures whenever Prometheus reads.
func (m *Metrics) Caches(stats func() CacheStats) {
	count := func(name, help string, value func(CacheStats) float64) {
		m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help}, func() float64 { return value(stats()) }))
	}
	hold := func(name, help string, value func(CacheStats) float64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 { return value(stats()) }))
	}
	count("plangraph_cache_hits_total", "Questions answered from the cache of answers.", func(s CacheStats) float64 { return float64(s.Hits) })
	count("plangraph_cache_misses_total", "Questions that the cache of answers did not hold.", func(s CacheStats) float64 { return float64(s.Misses) })
	hold("plangraph_cache_bytes", "Bytes that the cache of answers takes, by its own count.", func(s CacheStats) float64 { return float64(s.Bytes) })
	hold("plangraph_cache_answers", "Answers that the cache keeps.", func(s CacheStats) float64 { return float64(s.Answers) })
}

// ServeHTTP writes the metrics in the format of Prometheus.
func (m *Metrics) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
}
