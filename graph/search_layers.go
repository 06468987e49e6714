package graph

import "slices"

// layers is the index of the nodes of one kind, in parts: one of most nodes, built once and shared by snapshots that follow
// each other, and smaller ones of those that have come since. What a plan's replacement costs is then the indexing of that
// plan, a thousandth of indexing everything.
type layers struct {
	size   int                    // the number of nodes
	framed bool                   // they are names
	fields func(i int32) []string // what each of them says
	list   []layer
}

// gone stands in the place of the ordinal of a node that is no longer there.
const gone = -1

// layer is an index of some of the nodes.
type layer struct {
	*index
	now []int32 // for each of its documents the ordinal of the node now, gone where it went; nil where they are the same
}

// newSince is which part of the nodes, at most, may have come since the first layer was built: one of so many. Then all
// are indexed again, which takes 1.3 s of a processor at 100,000 measures.
const newSince = 4

// newLayers indexes what n nodes say.
func newLayers(n int, framed bool, fields func(i int32) []string) *layers {
	return &layers{n, framed, fields, []layer{{newIndex(n, framed, fields), nil}}}
}

// next indexes what n nodes say, of whom many were indexed before: to says for each of the earlier ones which it is now, or
// gone. Only those that have come are read.
func (l *layers) next(n int, to []int32, fields func(i int32) []string) *layers {
	kept := l.moved(to)
	if since := kept[:1].without(n); len(since)*newSince > n {
		return newLayers(n, l.framed, fields)
	}
	kept = kept.outgrown(len(kept.without(n)))
	come := kept.without(n)
	added := newIndex(len(come), l.framed, func(i int32) []string { return fields(come[i]) })
	return &layers{n, l.framed, fields, append(kept, layer{added, come})}
}

// len is the number of nodes.
func (l *layers) len() int { return l.size }

// stack is layers, the first and largest first.
type stack []layer

// moved is the layers as the next snapshot sees them, where to says where the nodes are.
func (l *layers) moved(to []int32) (list stack) {
	for _, part := range l.list {
		list = append(list, part.moved(to))
	}
	return list
}

// outgrown leaves out the last layers that are no larger than the next one, which holds n nodes and theirs. So a node is
// indexed again only when its layer doubles, and there are few layers.
func (list stack) outgrown(n int) stack {
	for last := len(list) - 1; last > 0 && len(list[last].now) <= 2*n; last-- {
		n += len(list[last].now)
		list = list[:last]
	}
	return list
}

// moved is the layer as the next snapshot sees it, where to says where the nodes are.
func (l layer) moved(to []int32) layer {
	if l.now == nil {
		return layer{l.index, to}
	}
	now := make([]int32, len(l.now))
	for i, before := range l.now {
		now[i] = gone
		if before != gone {
			now[i] = to[before]
		}
	}
	return layer{l.index, now}
}

// without lists which of the n nodes no layer has.
func (list stack) without(n int) []int32 {
	has := newSet(n)
	for _, part := range list {
		for _, i := range part.now {
			if i != gone {
				has.add(i)
			}
		}
	}
	return slices.Collect(has.without(n).all())
}

// find is the set of the nodes that contain the folded term, as index.find says.
func (l *layers) find(term string) set {
	if l.list[0].now == nil {
		return l.list[0].find(term, l.fields)
	}
	found := borrowSet(l.size)
	for _, part := range l.list {
		documents := part.find(term, l.of(part))
		for document := range documents.all() {
			if i := part.now[document]; i != gone {
				found.add(i)
			}
		}
		giveBack(documents)
	}
	return found
}

// of is what the documents of a layer say; nothing where they are gone.
func (l *layers) of(part layer) func(document int32) []string {
	return func(document int32) []string {
		if i := part.now[document]; i != gone {
			return l.fields(i)
		}
		return nil
	}
}
