// Package gqltest holds what the tests of gql's packages share: a small graph, questions and random queries about it, and
// requests over HTTP.
package gqltest
