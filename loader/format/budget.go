package format

import (
	"context"
	"errors"
	"sync/atomic"
)

// ErrTooLong: reading a file, or all files of a load together, took longer than it may.
var ErrTooLong = errors.New("it takes too long to read")

// ErrLoadTooLarge: the files of a load are more than may be read in one.
var ErrLoadTooLarge = errors.New("too large: the files of this load together hold more than one load may; load them one by one")

// Budget is what reading may cost: until the context ends, and so many glyphs, elements and passages. Files of one load share
// what the load has. A nil Budget has no end; it is safe for concurrent use.
type Budget struct {
	ctx     context.Context
	limited bool
	left    atomic.Int64
	load    *Budget // of which this is a part; nil for a load
}

// NewBudget makes the budget of a load. Zero units mean that time alone is limited.
func NewBudget(ctx context.Context, units int64) *Budget {
	b := &Budget{ctx: ctx, limited: units > 0}
	b.left.Store(units)
	return b
}

// File makes the budget of a file of the load, which has until the context ends.
func (b *Budget) File(ctx context.Context) *Budget { return &Budget{ctx: ctx, load: b} }

// Spend takes so many units, and fails where they are not left or the time is over.
func (b *Budget) Spend(units int) error {
	for ; b != nil; b = b.load {
		switch {
		case b.ctx.Err() != nil:
			return ErrTooLong
		case b.limited && b.left.Add(-int64(units)) < 0:
			return ErrLoadTooLarge
		}
	}
	return nil
}

// Exceeded reports whether a file was not read because it would cost too much.
func Exceeded(err error) bool {
	return errors.Is(err, ErrTooLarge) || errors.Is(err, ErrTooLong) || errors.Is(err, ErrLoadTooLarge)
}

// within is where a file lies, and what reading it may cost.
type within struct {
	depth  int // containers around it
	budget *Budget
}

func (w within) deeper() within { return within{w.depth + 1, w.budget} }
