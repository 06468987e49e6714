package cayleystore

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"

	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// hash is Cayley's key for a value.
type hash [quad.HashSize]byte

func hashOf(v quad.Value) hash { return hash(csql.HashOf(v).ValueHash) }

// reader reads Cayley's tables within a transaction.
type reader struct {
	ctx     context.Context
	tx      *sql.Tx
	literal func(hash) string
	nodes   map[hash]quad.Value // nil until they are read
	counter *tripleCounter      // nil where nothing is counted
}

// The columns by whose value quads are found.
const (
	label     = "label_hash"
	predicate = "predicate_hash" // of the digest, the fingerprints or the format; the others have no index
)

// quads lists the quads that have the value in the column. The value is part of the statement because an index of some
// rows only is used where the statement itself shows that these will do. Where a row is damaged, the others come with the
// error.
func (r *reader) quads(column string, value quad.Value) ([]quad.Quad, error) {
	among := ` FROM quads WHERE ` + column + ` = ` + r.literal(hashOf(value))
	if r.nodes == nil {
		if err := r.readNodes(` WHERE hash IN (SELECT subject_hash` + among + ` UNION SELECT predicate_hash` + among + ` UNION SELECT object_hash` + among + ` UNION SELECT label_hash` + among + `)`); err != nil {
			return nil, err
		}
		defer func() { r.nodes = nil }()
	}
	// The keys come as one value because each value of a row costs as much as the row itself.
	rows, err := r.tx.QueryContext(r.ctx, `SELECT subject_hash || predicate_hash || object_hash || label_hash`+among)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []quad.Quad
	var keys sql.RawBytes
	var damaged error
	for rows.Next() {
		if err := rows.Scan(&keys); err != nil {
			return nil, err
		}
		if q, err := r.quad(keys); err != nil {
			damaged = err
		} else {
			list = append(list, q)
		}
	}
	return list, cmp.Or(rows.Err(), damaged)
}

// quad is made of the keys of its subject, predicate, object and label.
func (r *reader) quad(keys []byte) (quad.Quad, error) {
	if len(keys) != 4*quad.HashSize {
		return quad.Quad{}, fmt.Errorf("%w: a quad has keys of %d bytes", graph.ErrStoreDamaged, len(keys))
	}
	var values [4]quad.Value
	for i := range values {
		key := hash(keys[i*quad.HashSize:])
		if values[i] = r.nodes[key]; values[i] == nil {
			return quad.Quad{}, fmt.Errorf("%w: node %x of a quad is missing", graph.ErrStoreDamaged, key)
		}
	}
	return quad.Quad{Subject: values[0], Predicate: values[1], Object: values[2], Label: values[3]}, nil
}

// readNodes reads the nodes that fulfil the condition, all where it is empty.
func (r *reader) readNodes(where string) error {
	r.nodes = map[hash]quad.Value{}
	rows, err := r.tx.QueryContext(r.ctx, `SELECT hash, value_string, iri, datatype, language, value_int, value_float, value_bool FROM nodes`+where)
	if err != nil {
		return err
	}
	defer rows.Close()
	var n node
	for rows.Next() {
		if err := rows.Scan(&n.hash, &n.text, &n.iri, &n.datatype, &n.language, &n.integer, &n.float, &n.truth); err != nil {
			return err
		}
		if len(n.hash) != quad.HashSize {
			return fmt.Errorf("%w: %x is no hash of a node", graph.ErrStoreDamaged, []byte(n.hash))
		}
		r.nodes[hash(n.hash)] = n.value()
	}
	return rows.Err()
}

// node is a row of Cayley's table of nodes, without the columns for values that we never store.
type node struct {
	hash                     sql.RawBytes
	text, datatype, language sql.NullString
	iri, truth               sql.NullBool
	integer                  sql.NullInt64
	float                    sql.NullFloat64
}

// value is what the row stands for; nil where it is none of ours.
func (n *node) value() quad.Value {
	switch {
	case n.text.Valid && n.iri.Bool:
		return quad.IRI(n.text.String)
	case n.text.Valid && n.language.Valid:
		return quad.LangString{Value: quad.String(n.text.String), Lang: n.language.String}
	case n.text.Valid && n.datatype.Valid:
		return quad.TypedString{Value: quad.String(n.text.String), Type: quad.IRI(n.datatype.String)}
	case n.text.Valid:
		return quad.String(n.text.String)
	case n.integer.Valid:
		return quad.Int(n.integer.Int64)
	case n.float.Valid:
		return quad.Float(n.float.Float64)
	case n.truth.Valid:
		return quad.Bool(n.truth.Bool)
	}
	return nil
}
