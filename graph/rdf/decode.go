package rdf

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"

	"github.com/plangraph/plangraph/graph"
)

// Decode reads named graphs back into what a store holds: the scheme's first, where there is one, then the plans' in
// any order. A technology that a plan uses and the scheme no longer has joins the scheme under the names that the plan
// gives it. Triples stay for the caller to count.
//
// Whatever does not fit, down to a character that differs from what was stored, is damage. A damaged plan comes back
// without its facts, and its coverage says why they are withheld; damage of the scheme, or of a graph that is no plan's, is
// an error that wraps ErrStoreDamaged and names the node. An error of the sequence ends the reading and is returned as it is.
func (v Vocabulary) Decode(named iter.Seq2[[]quad.Quad, error]) (*graph.Contents, error) {
	c := &decoding{technologies: map[graph.ID]*graph.Technology{}, digests: map[graph.ID]string{}, texts: keptTexts{known: map[string]string{}}}
	var decoders errgroup.Group
	decoders.SetLimit(runtime.GOMAXPROCS(0))
	for quads, err := range named {
		switch {
		case err != nil:
			_ = decoders.Wait() // the first error is told
			return nil, err
		case len(quads) > 0 && quads[0].Label == v.Scheme():
			err = v.decode(quads, c)
		default:
			decoders.Go(func() error { return v.decode(quads, c) })
		}
		if err != nil {
			return nil, err
		}
	}
	if err := decoders.Wait(); err != nil {
		return nil, err
	}
	return c.contents(), nil
}

// decoding is what the named graphs of a store are decoded into, several at a time.
type decoding struct {
	sync.Mutex
	technologies map[graph.ID]*graph.Technology
	plans        []*graph.Plan
	digests      map[graph.ID]string
	texts        keptTexts
}

func (v Vocabulary) decode(quads []quad.Quad, into *decoding) error {
	d := v.newDecoder(quads)
	d.into = into
	digest := d.checkedDigest(quads)
	var plan *graph.Plan
	if d.label == v.Scheme() {
		d.scheme()
	} else {
		plan = d.plan()
	}
	if d.err != nil {
		if plan == nil || !plan.ID.Is(graph.KindPlan) {
			return d.err
		}
		plan = plan.Withhold(d.err.Error())
	}
	into.Lock()
	defer into.Unlock()
	if plan == nil {
		into.digests[""] = digest
	} else {
		into.digests[plan.ID] = digest
		into.plans = append(into.plans, plan)
	}
	return nil
}

func (c *decoding) contents() *graph.Contents {
	technologies := slices.SortedFunc(maps.Values(c.technologies), func(a, b *graph.Technology) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(c.plans, func(a, b *graph.Plan) int { return cmp.Compare(a.ID, b.ID) })
	return &graph.Contents{Scheme: &graph.Scheme{Technologies: technologies}, Plans: c.plans, Digests: c.digests, Revision: RevisionOf(slices.Collect(maps.Values(c.digests)))}
}

// fact is what a quad says of its subject.
type fact struct {
	p      *Predicate
	object quad.Value
}

// decoder reads one named graph. The first thing that does not fit stays as its error; what is read after it means nothing.
type decoder struct {
	Vocabulary
	label         quad.Value
	said          []fact  // all of them, those of a subject together
	first         []int32 // subject i says said[first[i]:first[i+1]]
	subjects      map[quad.Value]int32
	into          *decoding
	agencies      map[quad.Value]*graph.Agency
	jurisdictions map[quad.Value]*graph.Jurisdiction
	err           error
}

func (v Vocabulary) newDecoder(quads []quad.Quad) *decoder {
	d := &decoder{Vocabulary: v, subjects: make(map[quad.Value]int32, len(quads)/4),
		agencies: map[quad.Value]*graph.Agency{}, jurisdictions: map[quad.Value]*graph.Jurisdiction{}}
	if len(quads) > 0 {
		d.label = quads[0].Label
	}
	d.group(quads)
	return d
}

// group deals the quads out to their subjects, all in one piece of memory: lists that grow one by one left a third of the
// garbage of decoding.
func (d *decoder) group(quads []quad.Quad) {
	d.said, d.first = make([]fact, len(quads)), make([]int32, 2, len(quads)/4+2)
	subject := make([]int32, len(quads))
	for i, q := range quads {
		n, known := d.subjects[q.Subject]
		if !known {
			n = int32(len(d.subjects))
			d.subjects[q.Subject] = n
			d.first = append(d.first, 0)
		}
		subject[i] = n
		d.first[n+2]++
	}
	for n := 2; n < len(d.first); n++ {
		d.first[n] += d.first[n-1]
	}
	for i, q := range quads {
		p := predicateOf[q.Predicate]
		if p == nil {
			d.damage(q.Subject, "unknown predicate %v", q.Predicate)
		}
		next := &d.first[subject[i]+1] // which ends where the next subject's begins
		d.said[*next] = fact{p, q.Object}
		*next++
	}
}

// facts is what the subject says.
func (d *decoder) facts(s quad.Value) []fact {
	if n, known := d.subjects[s]; known {
		return d.said[d.first[n]:d.first[n+1]]
	}
	return nil
}

func (d *decoder) damage(node quad.Value, format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %v: %s", graph.ErrStoreDamaged, node, fmt.Sprintf(format, args...))
	}
}

// checkedDigest is the digest that the graph says of itself, which must be true.
func (d *decoder) checkedDigest(quads []quad.Quad) string {
	said := d.text(d.label, hasDigest)
	if d.err == nil && said != Digest(quads) {
		d.damage(d.label, "its named graph is not the one that was stored")
	}
	return said
}

// all lists what the subject has, in no particular order.
func (d *decoder) all(s quad.Value, p *Predicate) []quad.Value {
	var list []quad.Value
	for _, f := range d.facts(s) {
		if f.p == p {
			list = append(list, f.object)
		}
	}
	return list
}

// has reports whether the subject has that object.
func (d *decoder) has(s quad.Value, p *Predicate, object quad.Value) bool {
	return slices.Contains(d.facts(s), fact{p, object})
}

// one is the only value that the subject has; nil where it has none.
func (d *decoder) one(s quad.Value, p *Predicate) quad.Value {
	var found quad.Value
	for _, f := range d.facts(s) {
		if f.p != p {
			continue
		}
		if found != nil {
			d.damage(s, "several values for %s", p.Forward)
		}
		found = f.object
	}
	return found
}

// literal is the only value, of type T; zero where there is none.
func literal[T quad.Value](d *decoder, s quad.Value, p *Predicate) T {
	found := d.one(s, p)
	typed, ok := found.(T)
	if found != nil && !ok {
		d.damage(s, "%s is %v", p.Forward, found)
	}
	return typed
}

// text is a text that stays.
func (d *decoder) text(s quad.Value, p *Predicate) string {
	return d.into.texts.own(d.rawText(s, p))
}

// rawText is a text that is looked at, or that is long enough to stay where it is.
func (d *decoder) rawText(s quad.Value, p *Predicate) string {
	return string(literal[quad.String](d, s, p))
}

func (d *decoder) integer(s quad.Value, p *Predicate) int { return int(literal[quad.Int](d, s, p)) }
func (d *decoder) flag(s quad.Value, p *Predicate) bool   { return bool(literal[quad.Bool](d, s, p)) }

// word is a word of one of our enumerations.
func (d *decoder) word(s quad.Value, p *Predicate) string {
	iri := string(literal[quad.IRI](d, s, p))
	word, ok := strings.CutPrefix(iri, pg)
	if !ok && iri != "" {
		d.damage(s, "%s is <%s>", p.Forward, iri)
	}
	return d.into.texts.own(word)
}

// name is the text in a language.
func (d *decoder) name(s quad.Value, p *Predicate, language string) string {
	var name string
	for _, v := range d.all(s, p) {
		if text, ok := v.(quad.LangString); !ok {
			d.damage(s, "%s is %v", p.Forward, v)
		} else if text.Lang == language {
			name = d.into.texts.own(string(text.Value))
		}
	}
	return name
}

func (d *decoder) aliases(s quad.Value) []string {
	var names []string
	for _, v := range d.all(s, hasAltLabel) {
		text, ok := v.(quad.String)
		if !ok {
			d.damage(s, "%s is %v", hasAltLabel.Forward, v)
		}
		names = append(names, d.into.texts.own(string(text)))
	}
	slices.Sort(names)
	return names
}

func (d *decoder) date(s quad.Value, p *Predicate) graph.PartialDate {
	typed := literal[quad.TypedString](d, s, p)
	if typed == (quad.TypedString{}) {
		return graph.PartialDate{}
	}
	date, err := graph.ParsePartialDate(string(typed.Value))
	if err != nil || typed.Type != dateType(date) {
		d.damage(s, "%s is %v", p.Forward, typed)
	}
	return date
}

// nodeID is the id of a node of that kind.
func (d *decoder) nodeID(node quad.Value, kind graph.Kind) graph.ID {
	id, ok := d.id(node)
	if k, _ := id.Kind(); !ok || k != kind {
		d.damage(node, "not the name of a node of kind %s", kind)
	}
	return id
}

// ownID is the id of a node that stays.
func (d *decoder) ownID(node quad.Value, kind graph.Kind) graph.ID {
	return graph.ID(d.into.texts.own(string(d.nodeID(node, kind))))
}
