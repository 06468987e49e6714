package graph

// EdgeKind is the sort of an edge of the graph, as clients draw it.
type EdgeKind string

// The kinds of edge, each with its direction.
const (
	EdgePartOf         EdgeKind = "PART_OF"         // measure → plan
	EdgeIn             EdgeKind = "IN"              // plan → jurisdiction, agency → jurisdiction
	EdgeLeads          EdgeKind = "LEADS"           // agency → measure
	EdgeSupports       EdgeKind = "SUPPORTS"        // agency → measure
	EdgeResponsibleFor EdgeKind = "RESPONSIBLE_FOR" // agency → measure
	EdgeUses           EdgeKind = "USES"            // measure → technology
	EdgeSets           EdgeKind = "SETS"            // measure → target; plan → target where the plan as a whole sets it
	EdgeBroader        EdgeKind = "BROADER"         // technology → technology
	EdgeIssued         EdgeKind = "ISSUED"          // agency → plan
)

// EdgeKinds lists every kind of edge, in a fixed order.
var EdgeKinds = []EdgeKind{EdgePartOf, EdgeIn, EdgeLeads, EdgeSupports, EdgeResponsibleFor, EdgeUses, EdgeSets, EdgeBroader, EdgeIssued}

// Vertex is a node as a drawing library takes it. Degree counts its edges of all kinds in the whole graph.
type Vertex struct {
	Node   Node
	Degree int
}

// Edge joins two nodes.
type Edge struct {
	Kind   EdgeKind
	Source ID
	Target ID
}

// ID is the edge's. It depends on its kind and ends only, and is made when it is asked for: a drawing has hundreds of edges.
func (e Edge) ID() string { return string(e.Kind) + ":" + string(e.Source) + ":" + string(e.Target) }

// Subgraph is a part of the graph: vertices, and every edge between them of the kinds asked for.
type Subgraph struct {
	Nodes     []Vertex // nearest first
	Edges     []Edge
	Truncated bool // some nodes within the depth were left out for the limit
}

// Path is a chain of edges, each taken in either direction: len(Nodes) == len(Edges)+1.
type Path struct {
	Nodes []Vertex
	Edges []Edge
}

// Matrix counts the measures that a row and a column share.
type Matrix struct {
	Rows    []Vertex // the busiest first
	Columns []Vertex // the busiest first
	Cells   []Cell   // those above zero, by row, then column
}

// Cell is one count of a matrix, by the indexes of its row and column.
type Cell struct {
	Row, Column, MeasureCount int
}
