// Package graphtest helps to test what works on the graph: fixtures that are small but use every feature of a plan, a
// generator of plans for tests that need many, and the conformance suite that every store passes.
//
// The texts are invented; they imitate how plans are written, with full-width and half-width punctuation, quotes,
// several kinds of line break, and one plan that two files hold.
package graphtest
