package export

import (
	"context"
	"errors"
	"io"
	"iter"

	"github.com/plangraph/plangraph/gql/schema"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// Export is the table that answers a question, of one revision. Its rows are put together as they are written.
type Export struct {
	question Question
	revision string
	count    int
	columns  []head
	rows     iter.Seq[[]cell] // each is valid until the next
}

// Open finds the rows in the snapshot. The question must have passed Check, which has better errors.
func Open(ctx context.Context, s *snapshot.Snapshot, q Question) (*Export, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	e := &Export{question: q, revision: s.Revision()}
	var err error
	switch q.Of {
	case "targets":
		err = e.openTargets(ctx, s)
	default:
		err = e.openMeasures(ctx, s)
	}
	if err != nil {
		return nil, err
	}
	return e, nil
}

func (e *Export) openMeasures(ctx context.Context, s *snapshot.Snapshot) error {
	filter, order, err := arguments[snapshot.MeasureFilter, snapshot.MeasureOrder](ctx, &e.question)
	if err != nil {
		return err
	}
	if e.question.Of == "measures" {
		list, err := s.Measures(filter, order)
		e.count = list.Len()
		fill(e, measureColumns, values(list))
		return err
	}
	list, err := snapshot.NewAssignments(s, filter, order)
	if err != nil {
		return err
	}
	e.count = list.Len()
	fill(e, responsibilityColumns, list.All())
	return nil
}

func (e *Export) openTargets(ctx context.Context, s *snapshot.Snapshot) error {
	filter, order, err := arguments[snapshot.TargetFilter, snapshot.TargetOrder](ctx, &e.question)
	if err != nil {
		return err
	}
	list, err := s.Targets(filter, order)
	e.count = list.Len()
	fill(e, targetColumns, values(list))
	return err
}

// arguments decodes the filter and the order.
func arguments[F snapshot.MeasureFilter | snapshot.TargetFilter, O snapshot.MeasureOrder | snapshot.TargetOrder](ctx context.Context, q *Question) (f F, o O, err error) {
	_, variables := q.Check()
	filter, err := schema.Filter[F](ctx, variables["filter"])
	if err != nil {
		return f, o, err
	}
	order, err := schema.Order[O](ctx, variables["orderBy"])
	if err != nil {
		return f, o, err
	}
	if filter != nil {
		f = *filter
	}
	if order != nil {
		o = *order
	}
	return f, o, nil
}

func values[T any](list snapshot.List[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, item := range list.All() {
			if !yield(item) {
				return
			}
		}
	}
}

// fill sets the columns that are asked for, and the rows of the items.
func fill[T any](e *Export, all []column[T], items iter.Seq[T]) {
	chosen := chosenColumns(all, e.question.Columns)
	for _, c := range chosen {
		e.columns = append(e.columns, c.head)
	}
	row := make([]cell, len(chosen))
	e.rows = func(yield func([]cell) bool) {
		for item := range items {
			for i := range chosen {
				row[i] = chosen[i].cell(&e.question, item)
			}
			if !yield(row) {
				return
			}
		}
	}
}

// Rows is how many rows the table has besides its head.
func (e *Export) Rows() int { return e.count }

// ErrTooLarge says that a table has more bytes than it may have.
var ErrTooLarge = errors.New("the table is too large")

// Write writes the table in a format, at most so many bytes; 0 for any number. It ends with the context's error once that has
// ended, and what is written then is no whole table.
func (e *Export) Write(ctx context.Context, w io.Writer, format string, most int64) error {
	if most > 0 {
		w = &limited{w, most}
	}
	if format == "xlsx" {
		return e.writeXLSX(ctx, w)
	}
	return e.writeCSV(ctx, w)
}

// limited writes so many bytes and no more.
type limited struct {
	io.Writer
	left int64
}

// Write writes the bytes where there is room for all.
func (l *limited) Write(p []byte) (int, error) {
	if l.left -= int64(len(p)); l.left < 0 {
		return 0, ErrTooLarge
	}
	return l.Writer.Write(p)
}

// each gives every row to write, and looks before each whether anybody still waits.
func (e *Export) each(ctx context.Context, write func(row []cell) error) error {
	for row := range e.rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := write(row); err != nil {
			return err
		}
	}
	return ctx.Err() // a snapshot ends its lists early where nobody waits
}
