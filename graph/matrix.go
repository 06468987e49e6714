package graph

// Matrix counts the measures that each pair of a row and a column shares.
func (s *Snapshot) Matrix(rows, columns Kind, f MeasureFilter, top int) (*Matrix, error) {
	return &Matrix{}, nil
}
