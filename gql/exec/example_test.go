package exec_test

import (
	"context"
	"fmt"

	"github.com/plangraph/plangraph/gql/exec"
	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/snapshot"
)

// A snapshot answers without a store and without a server.
func ExampleExecute() {
	text := "某市数据工作方案\n"
	source := graph.NewSource("plan.txt", text, "UTF-8", text)
	plan := &graph.Plan{ID: graph.NewID(graph.KindPlan, "某市数据工作方案"), Title: "某市数据工作方案", Jurisdiction: graph.UnknownJurisdiction, Sources: []*graph.Source{source}}
	snapshot := snapshot.New(&graph.Contents{Scheme: &graph.Scheme{}, Plans: []*graph.Plan{plan}})
	response := exec.Execute(context.Background(), snapshot, "{ plans { nodes { title sources { file characters } } } }", "", nil)
	fmt.Println(string(response.Data), response.Errors)
	// Output:
	// {"plans":{"nodes":[{"title":"某市数据工作方案","sources":[{"file":"plan.txt","characters":9}]}]}}
}
