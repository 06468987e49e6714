package cost

import (
	"fmt"
	"math"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
)

// Limits are how much one request may ask, and how many requests may be under way. Zero means no limit. What exceeds one is
// refused with a code of its own, and the error's extensions say the limit and what was asked.
type Limits struct {
	Tokens     int // lexical tokens of the query
	Depth      int // nested fields
	Fields     int // selected, each fragment as often as it is spread
	Aliases    int
	Duplicates int // fields and fragments selected again in one selection
	Directives int
	Complexity int // fields of an answer
	Answer     int // bytes of an answer
	Answers    int // bytes of all answers that are made or sent at a time
	Text       int // characters of a text that is searched for
	Page       int // items of a page; at most 100, which the schema promises
	Batch      int // operations in one request
	Body       int // bytes of a request
	Upload     int // bytes of a request that uploads files
	Export     int // bytes of a table that is exported
	Deadline   time.Duration
	ExportTime time.Duration // for a table that is exported, until the client has taken it
	Concurrent int           // requests executed at a time
	Queue      time.Duration // how long a request waits for its turn
}

// DefaultLimits suit a public server. A playground's own introspection is 13 levels deep; an answer of 200,000 fields takes
// a fraction of a second.
var DefaultLimits = Limits{
	Tokens: 10_000, Depth: 20, Fields: 2_000, Aliases: 100, Duplicates: 100, Directives: 100, Complexity: 200_000,
	Answer: 32 << 20, Answers: 96 << 20, Text: 1000, Page: gql.MaxPage,
	Batch: 10, Body: 256 << 10, Upload: 32 << 20, Export: 512 << 20, Deadline: 10 * time.Second, ExportTime: 2 * time.Minute, Concurrent: 64, Queue: time.Second,
}

// MaxFields returns how many fields an answer may have.
func (l Limits) MaxFields() int {
	if l.Complexity <= 0 {
		return math.MaxInt
	}
	return l.Complexity
}

// MaxBytes returns how many bytes an answer may have.
func (l Limits) MaxBytes() int {
	if l.Answer <= 0 {
		return math.MaxInt
	}
	return l.Answer
}

// TooManyBytes returns the response in place of an answer with more bytes than allowed.
func (l Limits) TooManyBytes() *graphql.Response {
	err := gql.LimitExceeded(gql.CodeComplexity, "", l.Answer, l.Answer+1)
	err.Message = fmt.Sprintf("the answer has more than %d bytes and was given up; ask for less at a time", l.Answer)
	return &graphql.Response{Errors: gqlerror.List{err}}
}

// TooManyFields returns the response in place of an answer with more fields than allowed. How many it would have had
// nobody knows: at least one more.
func (l Limits) TooManyFields() *graphql.Response {
	err := gql.LimitExceeded(gql.CodeComplexity, "", l.Complexity, l.Complexity+1)
	err.Message = fmt.Sprintf("the answer has more than %d fields and was given up; ask for less at a time", l.Complexity)
	return &graphql.Response{Errors: gqlerror.List{err}}
}

// TooSlow returns the error of an answer that took longer than the deadline.
func (l Limits) TooSlow() *gqlerror.Error {
	err := gql.Refusal(gql.CodeDeadline, fmt.Sprintf("the answer took longer than %v and was given up; ask for less at a time", l.Deadline))
	err.Extensions["limit"] = l.Deadline.String()
	return err
}

// Report is what an answer says of its cost, in extensions.cost.
type Report struct {
	Requested int `json:"requested,omitempty"` // fields that it may have had, all pages being full; 0 where nothing was counted
	Actual    int `json:"actual"`              // fields that it has
	Limit     int `json:"limit,omitempty"`     // 0 where there is none
}

// CountFields returns the number of members of all objects in a JSON text, which is the number of its colons outside of
// strings.
func CountFields(data []byte) (n int) {
	quoted := false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"':
			quoted = !quoted
		case quoted && c == '\\':
			i++
		case c == ':' && !quoted:
			n++
		}
	}
	return n
}
