package format

import (
	"encoding/xml"
	"errors"
	"iter"
	"strings"
)

// element is an element of a part with all that is in it. Names are without their namespace: the two editions of the
// format (transitional and strict) differ in nothing else here.
type element struct {
	name  string
	attrs []xml.Attr
	kids  []*element
	text  string // of elements that hold characters
}

const maxDepth = 200

var errTooDeep = errors.New("its elements are nested too deep")

func (a *archive) readElement(from *xml.Decoder, start xml.StartElement, depth int) (*element, error) {
	if a.elements--; a.elements < 0 || depth > maxDepth {
		return nil, errTooDeep
	}
	if err := a.budget.Spend(1); err != nil {
		return nil, err
	}
	e := &element{name: start.Name.Local, attrs: start.Attr}
	var text []byte
	for {
		token, err := from.Token()
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			kid, err := a.readElement(from, token, depth+1)
			if err != nil {
				return nil, err
			}
			e.kids = append(e.kids, kid)
		case xml.CharData:
			if a.mixed {
				e.kids = append(e.kids, &element{name: "#text", text: string(token)})
				continue
			}
			text = append(text, token...)
		case xml.EndElement:
			if e.kids == nil {
				e.text = string(text)
			}
			return e, nil
		}
	}
}

// at is the element at the end of a way of names; nil where the way breaks off. A nil element has nothing in it.
func (e *element) at(names ...string) *element {
	for _, name := range names {
		e = e.first(name)
	}
	return e
}

func (e *element) first(name string) *element {
	if e != nil {
		for _, kid := range e.kids {
			if kid.name == name {
				return kid
			}
		}
	}
	return nil
}

func (e *element) attr(name string) string {
	if e != nil {
		for _, a := range e.attrs {
			if a.Name.Local == name {
				return a.Value
			}
		}
	}
	return ""
}

// val is the attribute in which most properties hold their value.
func (e *element) val() string { return e.attr("val") }

// on reports whether a property is there and not switched off.
func (e *element) on() bool {
	return e != nil && e.val() != "0" && e.val() != "false" && e.val() != "off"
}

// text0 is the characters of an element; "" where there is none.
func (e *element) text0() string {
	if e == nil {
		return ""
	}
	return e.text
}

// within goes through everything in the element, itself first.
func (e *element) within() iter.Seq[*element] {
	return func(yield func(*element) bool) { e.visit(yield) }
}

func (e *element) visit(yield func(*element) bool) bool {
	if e == nil {
		return true
	}
	if !yield(e) {
		return false
	}
	for _, kid := range e.kids {
		if !kid.visit(yield) {
			return false
		}
	}
	return true
}

// allText is all characters in the element, deleted ones too, paragraphs parted by spaces.
func (e *element) allText() string {
	var b strings.Builder
	for d := range e.within() {
		switch {
		case d.name == "p" || d.name == "tab":
			b.WriteByte(' ')
		case d.name != "instrText":
			b.WriteString(d.text)
		}
	}
	return b.String()
}
