// Package rdf is how plans are written down: the vocabulary of the triples, plans as triples and back, the digests by which
// two states of a plan are told apart, the fingerprints by which copies of a plan are found, and the format of backups.
//
// Encoding is strict and decoding is tolerant. A plan that breaks a rule (graph.Violation) is not encoded. Of triples that
// cannot be read, the plan comes back without its facts, and its coverage says why: the other plans of a store go on being
// served.
package rdf
