package graph

// Span is a stretch of a source's text in bytes: text[Start:End].
type Span struct {
	Start, End int
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether inner lies within s.
func (s Span) Contains(inner Span) bool { return s.Start <= inner.Start && inner.End <= s.End }

// Evidence says where something stands: a quote and its source; make one with Source.Evidence. A measure has about five,
// so its numbers take four bytes each: 24 bytes in place of 40.
type Evidence struct {
	Source *Source

	start, end int32 // in code points of the source's text
	from, to   int32 // the same in bytes
}

// Start is where the quote begins, in Unicode code points of the source's decoded text, as the API and the Web Annotation
// model count.
func (e Evidence) Start() int { return int(e.start) }

// End is where the quote ends, counted as Start is.
func (e Evidence) End() int { return int(e.end) }

// Quote is exactly what the source says there.
func (e Evidence) Quote() string { return e.Source.Text[e.from:e.to] }

// Span is the same place in bytes of the source's text.
func (e Evidence) Span() Span { return Span{int(e.from), int(e.to)} }
