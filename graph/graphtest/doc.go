// Package graphtest helps to test what works on the graph: fixtures that are small but use every feature of a plan, and
// generators of plans for tests that need many. It knows no store: the conformance suite of stores is package storetest, so
// that who reads, asks or serves plans does not depend on it.
//
// The texts are invented; they imitate how plans are written, with full-width and half-width punctuation, quotes,
// several kinds of line break, and one plan that two files hold.
package graphtest
