package loader

import "github.com/plangraph/plangraph/loader/doc"

// sectionOf is the kind of the nearest section around the item that holds no tasks; doc.Tasks where there is none.
func (d *reading) sectionOf(n *doc.Node) doc.Section {
	for ; n != nil; n = n.Parent {
		if kind := d.sectionAt(n); kind != doc.Tasks {
			return kind
		}
	}
	return doc.Tasks
}

func (d *reading) sectionAt(n *doc.Node) doc.Section {
	kind, known := d.sections[n]
	if !known {
		kind = d.readSection(n)
		d.sections[n] = kind
	}
	return kind
}

func (d *reading) readSection(n *doc.Node) doc.Section {
	if n.Parent == nil || len(n.Blocks) == 0 || n.IsRow() {
		return doc.Tasks
	}
	passage := n.Blocks[0].Text.Norm
	return doc.SectionOf(headingSentence(passage), passage)
}
