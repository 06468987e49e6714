package cayleystore

import (
	"database/sql"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	graphlog "github.com/cayleygraph/cayley/graph/log"
	csql "github.com/cayleygraph/cayley/graph/sql"
)

// indexes are ours beside Cayley's in every backend: to find the nodes that Cayley removes as unused.
var indexes = []string{
	`CREATE INDEX IF NOT EXISTS unused_index ON nodes (refs) WHERE refs <= 0`,
}

// rowsAtOnce is how many rows one statement inserts; more gain nothing.
const rowsAtOnce = 100

// insertWith is the hook with which a dialect of Cayley adds nodes and quads within its transaction. Cayley's own hooks
// do the same one row a statement.
func insertWith(placeholder func(int) string) func(*sql.Tx, []graphlog.NodeUpdate, []graphlog.QuadUpdate, cayley.IgnoreOpts) error {
	return func(tx *sql.Tx, nodes []graphlog.NodeUpdate, quads []graphlog.QuadUpdate, _ cayley.IgnoreOpts) error {
		byType, err := nodeRows(nodes)
		if err != nil {
			return err
		}
		for columns, rows := range byType {
			head := "INSERT INTO nodes (refs, hash, " + columns + ") VALUES "
			if err := insert(tx, placeholder, head, " ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + excluded.refs", rows); err != nil {
				return err
			}
		}
		return insert(tx, placeholder, "INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash) VALUES ", "", quadRows(quads))
	}
}

// nodeRows groups nodes by the columns that their values fill. A node that the transaction names as often as it frees
// it stays as it is.
func nodeRows(nodes []graphlog.NodeUpdate) (byColumns map[string][][]any, err error) {
	byColumns = map[string][][]any{}
	for _, n := range nodes {
		if n.RefInc == 0 {
			continue
		}
		kind, values, err := csql.NodeValues(csql.NodeHash{ValueHash: n.Hash}, n.Val)
		if err != nil {
			return nil, err
		}
		columns := strings.Join(kind.Columns(), ", ")
		byColumns[columns] = append(byColumns[columns], append([]any{n.RefInc}, values...))
	}
	return byColumns, nil
}

func quadRows(quads []graphlog.QuadUpdate) [][]any {
	rows := make([][]any, len(quads))
	for i, q := range quads {
		for _, hash := range q.Quad.Dirs() {
			rows[i] = append(rows[i], csql.NodeHash{ValueHash: hash}.SQLValue())
		}
	}
	return rows
}

// insert adds rows of equal length, many a statement.
func insert(tx *sql.Tx, placeholder func(int) string, head, tail string, rows [][]any) error {
	var full *sql.Stmt
	for chunk := range slices.Chunk(rows, rowsAtOnce) {
		var err error
		values := slices.Concat(chunk...)
		switch {
		case len(chunk) < rowsAtOnce:
			_, err = tx.Exec(head+tuples(placeholder, len(chunk), len(chunk[0]))+tail, values...)
		case full == nil:
			if full, err = tx.Prepare(head + tuples(placeholder, rowsAtOnce, len(chunk[0])) + tail); err != nil {
				return err
			}
			defer full.Close()
			fallthrough
		default:
			_, err = full.Exec(values...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tuples writes placeholders for rows: ($1, $2), ($3, $4).
func tuples(placeholder func(int) string, rows, columns int) string {
	var b strings.Builder
	for i := range rows * columns {
		switch {
		case i == 0:
			b.WriteString("(")
		case i%columns == 0:
			b.WriteString("), (")
		default:
			b.WriteString(", ")
		}
		b.WriteString(placeholder(i + 1))
	}
	return b.String() + ")"
}
