package gql

import (
	"context"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// Source answers Plan.source.
func (PlanResolver) Source(_ context.Context, p *graph.Plan, file *string) (*graph.Source, error) {
	i := slices.IndexFunc(p.Sources, func(s *graph.Source) bool { return file == nil || s.File == *file || s.SHA256 == *file })
	if i < 0 {
		return nil, nil
	}
	return p.Sources[i], nil
}

// Text answers Source.text.
func (SourceResolver) Text(_ context.Context, s *graph.Source, start, end *int) (string, error) {
	from, to := orZero(start), min(or(end, s.Characters()), s.Characters())
	if from < 0 || to < 0 {
		return "", badInput("start and end count characters from 0; they cannot be negative")
	}
	at, err := s.EvidenceAt(min(from, to), to)
	return at.Quote(), err
}

// Line answers Source.line.
func (SourceResolver) Line(_ context.Context, s *graph.Source, at int) (int, error) {
	if at < 0 {
		return 0, badInput("at is %d; characters are counted from 0", at)
	}
	at = min(at, s.Characters())
	place, err := s.EvidenceAt(at, at)
	return place.Line(), err
}

// Lines answers Source.lines.
func (SourceResolver) Lines(ctx context.Context, s *graph.Source, offset, first *int) (*SourcePage, error) {
	size, err := atMost(MaxPage, "first", or(first, DefaultPage))
	if err != nil {
		return nil, err
	}
	begin := orZero(offset)
	if begin < 0 {
		return nil, badInput("offset is %d; it cannot be negative", begin)
	}
	total := s.Lines()
	begin = min(begin, total)
	return &SourcePage{currentSnapshot(ctx), s, begin + 1, min(begin+size, total) + 1, total}, nil
}

// Reason answers SourceMark.reason.
func (SourceMarkResolver) Reason(_ context.Context, m *graph.Mark) (*string, error) {
	return orNil(m.Reason), nil
}

// SourcePage is lines of a source.
type SourcePage struct {
	snapshot         *snapshot.Snapshot
	source           *graph.Source
	from, end, total int // lines, from 1; the last is left out
}

// SourceLine is a line of a source, from 1, with its first character.
type SourceLine struct {
	Number, Start int
	Text          string
}

// Rows returns the lines.
func (p *SourcePage) Rows() []SourceLine {
	list := make([]SourceLine, 0, p.end-p.from)
	for at, line := p.source.LineStart(p.from), p.from; line < p.end; line++ {
		next := p.source.LineStart(line + 1)
		span := graph.Span{Start: at, End: next}
		text := strings.TrimSuffix(strings.TrimSuffix(p.source.Text[at:next], "\n"), "\r")
		list = append(list, SourceLine{line, p.source.Evidence(span).Start(), text})
		at = next
	}
	return list
}

// Marks returns what was read in the lines, and what was not.
func (p *SourcePage) Marks() []graph.Mark {
	return snapshot.Marks(p.snapshot, p.source, graph.Span{Start: p.source.LineStart(p.from), End: p.source.LineStart(p.end)})
}

// TotalCount returns how many lines the source has.
func (p *SourcePage) TotalCount() int { return p.total }
