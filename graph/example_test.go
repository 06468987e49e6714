package graph_test

import (
	"fmt"

	"github.com/plangraph/plangraph/graph"
)

// An id is made from what the node is, so that every load, on every machine, gives the same node the same id.
func ExampleNewID() {
	id := graph.NewID(graph.KindAgency, "杭州市经济和信息化委员会")
	kind, ok := id.Kind()
	fmt.Println(id, kind, ok, id == graph.NewID(graph.KindAgency, "杭州市经济和信息化委员会"))
	// Output:
	// agency-iflirwy4nqoj5rbl AGENCY true true
}
