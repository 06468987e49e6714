package graph

// Span is a stretch of a source's text in bytes: text[Start:End].
type Span struct {
	Start, End int
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether inner lies within s.
func (s Span) Contains(inner Span) bool { return s.Start <= inner.Start && inner.End <= s.End }

// Evidence says where something stands: a quote and its source. Start and End count Unicode code points of the source's
// decoded text, as the API and the Web Annotation model do; make one with Source.Evidence.
type Evidence struct {
	Source *Source
	Start  int
	End    int
	span   Span
}

// Quote is exactly what the source says there.
func (e Evidence) Quote() string { return e.Source.Text[e.span.Start:e.span.End] }

// Span is the same place in bytes of the source's text.
func (e Evidence) Span() Span { return e.span }
