// Package storetest is the conformance suite of stores: what graph.Store promises, checked on any backend. The plans that it
// puts in are those of package graphtest, which knows no store.
package storetest
