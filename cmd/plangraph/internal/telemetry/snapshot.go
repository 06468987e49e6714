package telemetry

import (
	"github.com/prometheus/client_golang/prometheus"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// snapshotCollector collects the figures of the snapshot in service whenever Prometheus reads.
type snapshotCollector struct {
	current func() *snapshot.Snapshot
}

var (
	nodesHeld   = prometheus.NewDesc("plangraph_snapshot_nodes", "Nodes in service, by kind.", []string{"kind"}, nil)
	triplesHeld = prometheus.NewDesc("plangraph_snapshot_triples", "Triples in service.", nil, nil)
	withheld    = prometheus.NewDesc("plangraph_plan_withheld_info", "A plan whose facts are not served, because they cannot be read or lack their words, and the first reason; always 1.", []string{"plan", "reason"}, nil)
	revision    = prometheus.NewDesc("plangraph_revision_info", "The revision in service, as a label; always 1.", []string{"revision"}, nil)
)

// Describe implements prometheus.Collector.
func (s snapshotCollector) Describe(to chan<- *prometheus.Desc) {
	to <- nodesHeld
	to <- triplesHeld
	to <- withheld
	to <- revision
}

// Collect implements prometheus.Collector. Before the first snapshot there is nothing to collect.
func (s snapshotCollector) Collect(to chan<- prometheus.Metric) {
	snapshot := s.current()
	if snapshot == nil {
		return
	}
	counts := snapshot.Counts()
	gauge := func(d *prometheus.Desc, value int, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(value), labels...)
	}
	gauge(nodesHeld, counts.Plans, "plan")
	gauge(nodesHeld, counts.Measures, "measure")
	gauge(nodesHeld, counts.Agencies, "agency")
	gauge(nodesHeld, counts.Technologies, "technology")
	gauge(nodesHeld, counts.Targets, "target")
	gauge(triplesHeld, counts.Triples)
	for _, p := range snapshot.Withheld() {
		gauge(withheld, 1, string(p.ID), p.Coverage.Withheld[0])
	}
	gauge(revision, 1, snapshot.Revision())
}
