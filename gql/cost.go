package gql

import "net/http"

// CostHeader is the header of a request that wants to know what its answers cost; its value is 1.
const CostHeader = "Plangraph-Cost"

// cost is what an answer says of itself in extensions.cost.
type cost struct {
	Requested int `json:"requested,omitempty"` // fields that it may have had, all pages being full; 0 where nobody counted
	Actual    int `json:"actual"`              // fields that it has
	Limit     int `json:"limit,omitempty"`     // 0 where there is none
}

func asksCost(r *http.Request) bool {
	v := r.Header[CostHeader]
	return len(v) > 0 && v[0] == "1"
}

// sayCosts has each answer with data say its cost. That is the last that is done to it, so that no cache keeps it: a cost is
// for whom asked alone.
func (ask *inquiry) sayCosts(l Limits) {
	for i := range ask.questions {
		q := &ask.questions[i]
		if q.response.Data != nil {
			q.response.Extensions = with(q.response.Extensions, "cost", cost{q.requested, members(q.response.Data), max(l.Complexity, 0)})
		}
	}
}

func with(extensions map[string]any, name string, value any) map[string]any {
	if extensions == nil {
		extensions = map[string]any{}
	}
	extensions[name] = value
	return extensions
}

// members counts the members of all objects in a JSON text, which are its colons outside of strings.
func members(data []byte) (n int) {
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
