package tally

import (
	"github.com/plangraph/plangraph/graph/internal/pool"
)

var counters pool.Slices[int32]
