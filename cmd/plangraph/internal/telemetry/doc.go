// Package telemetry says how a running server is doing, to people and to their tools:
//
//	requests.go   the one place that every request passes: its id, its line in the log, its measurements
//	recorder.go   what is recorded of a response as it is written
//	metrics.go    what Prometheus reads
//	snapshot.go   what Prometheus reads of the snapshot in service
//	log.go        the log's two forms
//	traces.go     spans for OpenTelemetry, where an endpoint is configured
//	admin.go      the address for operators: metrics, health, profiles
//
// What a client writes never becomes a label or a word of the log: a request is named by its path, its kind of operation
// and the fields of the schema that it asks for at the top, never by its query, its variables, the name that it gives its
// operation, or its headers.
package telemetry
