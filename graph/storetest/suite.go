package storetest

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/graph/graphtest"
)

// TestStore checks that a store keeps the contract of graph.Store. Each call of open gives a new, empty store of the
// backend under test, which the suite closes. Where reopen is not nil, it opens again what the store that was opened
// last has left behind; it is nil for a backend that keeps nothing.
func TestStore(t *testing.T, open func(t *testing.T) graph.Store, reopen func(t *testing.T) graph.Store) {
	cases := map[string]func(*testing.T, *bench){
		"a new store is empty":                          emptyStore,
		"what is put in comes out":                      roundTrip,
		"replacing a plan by itself changes nothing":    replaceBySame,
		"replacing leaves nothing behind":               noOrphans,
		"shared agencies outlive a plan":                sharedAgencies,
		"absorbed plans go with the replacement":        absorbed,
		"removing what is not there fails":              removeUnknown,
		"a scheme is replaced as a whole":               replaceScheme,
		"every character survives":                      characters,
		"anything a plan can say comes out as it was":   anythingComesOut,
		"numbers and dates keep their type":             typedValues,
		"an ended context changes nothing":              endedContext,
		"a refused plan changes nothing":                refusedPlan,
		"the order of loading does not matter":          orderOfLoading,
		"who writes decides by what is there":           writing,
		"readers see every plan whole beside a writer":  readersBesideWriter,
		"a scan tells what has changed since another":   scanSince,
		"copies of a plan are found":                    findAlike,
		"many replacements leave exactly what was last": randomReplacements,
	}
	for name, check := range cases {
		t.Run(name, func(t *testing.T) {
			b := &bench{t, open(t)}
			defer b.close()
			check(t, b)
		})
	}
	if reopen != nil {
		t.Run("two connections decide one after the other", func(t *testing.T) {
			first := open(t)
			second := reopen(t)
			decidesAlone(t, first, second)
			(&bench{t, second}).close()
			(&bench{t, first}).close()
		})
		t.Run("closing and opening keeps everything", func(t *testing.T) { reopened(t, open, reopen) })
	}
}

// bench is a store under test, every use of which must succeed.
type bench struct {
	t *testing.T
	graph.Store
}

func (b *bench) close() {
	b.t.Helper()
	if err := b.Close(); err != nil {
		b.t.Errorf("Close: %v", err)
	}
}

func (b *bench) replace(p *graph.Plan, absorbed ...graph.ID) {
	b.t.Helper()
	if err := b.Replace(context.Background(), p, absorbed...); err != nil {
		b.t.Fatalf("Replace(%s): %v", p.Title, err)
	}
}

func (b *bench) remove(id graph.ID) {
	b.t.Helper()
	if err := b.Remove(context.Background(), id); err != nil {
		b.t.Fatalf("Remove(%s): %v", id, err)
	}
}

func (b *bench) load(contents *graph.Contents) {
	b.t.Helper()
	if err := b.ReplaceScheme(context.Background(), contents.Scheme); err != nil {
		b.t.Fatalf("ReplaceScheme: %v", err)
	}
	for _, p := range contents.Plans {
		b.replace(p)
	}
}

// scan reads the contents, whose revision must be the one that Revision tells.
func (b *bench) scan() *graph.Contents {
	b.t.Helper()
	contents, err := b.Scan(context.Background())
	if err != nil {
		b.t.Fatalf("Scan: %v", err)
	}
	revision, err := b.Revision(context.Background())
	if err != nil {
		b.t.Fatalf("Revision: %v", err)
	}
	if revision != contents.Revision {
		b.t.Errorf("Revision tells %s, Scan %s", revision, contents.Revision)
	}
	return contents
}

// holds checks that the store holds the scheme and the plans, whatever its revision.
func (b *bench) holds(scheme *graph.Scheme, plans ...*graph.Plan) *graph.Contents {
	b.t.Helper()
	got := b.scan()
	slices.SortFunc(plans, func(a, b *graph.Plan) int { return strings.Compare(string(a.ID), string(b.ID)) })
	want := &graph.Contents{Scheme: scheme, Plans: plans, Digests: got.Digests, Revision: got.Revision, Triples: got.Triples}
	if diff := graphtest.Diff(want, got); diff != "" {
		b.t.Fatal(diff)
	}
	return got
}

func emptyStore(t *testing.T, b *bench) {
	if got := b.holds(&graph.Scheme{}); got.Triples != 0 || got.Revision == "" {
		t.Errorf("%d triples at revision %q", got.Triples, got.Revision)
	}
}

func roundTrip(t *testing.T, b *bench) {
	contents := graphtest.Contents()
	b.load(contents)
	b.holds(contents.Scheme, contents.Plans...)
}

func replaceBySame(t *testing.T, b *bench) {
	b.load(graphtest.Contents())
	first := b.scan()
	b.load(graphtest.Contents())
	second := b.scan()
	if first.Revision != second.Revision || first.Triples != second.Triples {
		t.Errorf("%s with %d triples became %s with %d", first.Revision, first.Triples, second.Revision, second.Triples)
	}
}

func noOrphans(t *testing.T, b *bench) {
	contents := graphtest.Contents()
	b.load(contents)
	want := b.scan()
	scheme := contents.Scheme
	extra := graphtest.Plan(scheme, 1, 1, 5)
	b.replace(extra)
	b.replace(graphtest.Plan(scheme, 1, 2, 3))
	if grown := b.scan(); grown.Triples <= want.Triples || grown.Revision == want.Revision {
		t.Errorf("a plan more: %d triples at %s, before %d at %s", grown.Triples, grown.Revision, want.Triples, want.Revision)
	}
	b.remove(extra.ID)
	if got := b.holds(scheme, contents.Plans...); got.Triples != want.Triples || got.Revision != want.Revision {
		t.Errorf("%d triples at %s are left, want %d at %s", got.Triples, got.Revision, want.Triples, want.Revision)
	}
}

func sharedAgencies(t *testing.T, b *bench) {
	scheme := graphtest.Scheme()
	one, two := graphtest.Plan(scheme, 1, 1, 5), graphtest.Plan(scheme, 2, 1, 5)
	b.load(&graph.Contents{Scheme: scheme, Plans: []*graph.Plan{one, two}})
	b.remove(one.ID)
	b.holds(scheme, two)
}

func absorbed(t *testing.T, b *bench) {
	scheme := graphtest.Scheme()
	whole, part, other := graphtest.Plan(scheme, 1, 1, 5), graphtest.Plan(scheme, 2, 1, 2), graphtest.Plan(scheme, 3, 1, 2)
	b.load(&graph.Contents{Scheme: scheme, Plans: []*graph.Plan{part, other}})
	unknown := graphtest.Plan(scheme, 4, 1, 1).ID
	b.replace(whole, part.ID, unknown, whole.ID)
	b.holds(scheme, whole, other)
}

func removeUnknown(t *testing.T, b *bench) {
	b.load(graphtest.Contents())
	before := b.scan()
	if err := b.Remove(context.Background(), graphtest.Plan(graphtest.Scheme(), 1, 1, 1).ID); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("error %v, want ErrNotFound", err)
	}
	if after := b.scan(); after.Revision != before.Revision {
		t.Errorf("revision %s became %s", before.Revision, after.Revision)
	}
}

func replaceScheme(t *testing.T, b *bench) {
	scheme := graphtest.Scheme()
	b.load(&graph.Contents{Scheme: scheme})
	smaller := &graph.Scheme{Technologies: []*graph.Technology{{
		ID: graph.NewID(graph.KindTechnology, "quantum"), Key: "quantum", Name: "量子通信", EnglishName: "quantum communication", Aliases: []string{"量子"},
	}}}
	b.load(&graph.Contents{Scheme: smaller})
	b.holds(smaller)
	b.load(&graph.Contents{Scheme: &graph.Scheme{}})
	if got := b.holds(&graph.Scheme{}); got.Triples != 0 {
		t.Errorf("%d triples are left of the scheme", got.Triples)
	}
}

// characters puts in what breaks careless escaping.
func characters(_ *testing.T, b *bench) { b.keeps(graphtest.HardCharacters()) }

// typedValues has values that look alike and are not.
func typedValues(_ *testing.T, b *bench) { b.keeps(graphtest.LookAlikes()) }

// keeps puts the plan in, and gets it back.
func (b *bench) keeps(p *graph.Plan) {
	b.t.Helper()
	b.load(&graph.Contents{Scheme: graphtest.Scheme(), Plans: []*graph.Plan{p}})
	b.holds(graphtest.Scheme(), p)
}

// anythingComesOut puts made-up plans in, and other readings of them in their place.
func anythingComesOut(t *testing.T, b *bench) {
	scheme := graphtest.Scheme()
	b.load(&graph.Contents{Scheme: scheme})
	numbers := graphtest.Rounds(t, 12, 6)
	for variant := range 3 {
		var plans []*graph.Plan
		for number := range numbers {
			p := graphtest.Anything(scheme, number, variant)
			b.replace(p)
			plans = append(plans, p)
		}
		b.holds(scheme, plans...)
	}
}

func endedContext(t *testing.T, b *bench) {
	contents := graphtest.Contents()
	b.load(contents)
	before := b.scan()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	calls := map[string]func() error{
		"Replace":       func() error { return b.Replace(ctx, graphtest.Plan(contents.Scheme, 1, 1, 1), contents.Plans[0].ID) },
		"Remove":        func() error { return b.Remove(ctx, contents.Plans[0].ID) },
		"ReplaceScheme": func() error { return b.ReplaceScheme(ctx, &graph.Scheme{}) },
		"Scan":          func() error { _, err := b.Scan(ctx); return err },
		"FindSimilar":   func() error { _, err := b.FindSimilar(ctx, contents.Plans...); return err },
		"Revision":      func() error { _, err := b.Revision(ctx); return err },
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v, want context.Canceled", name, err)
		}
	}
	if after := b.scan(); after.Revision != before.Revision {
		t.Errorf("revision %s became %s", before.Revision, after.Revision)
	}
}

func refusedPlan(t *testing.T, b *bench) {
	contents := graphtest.Contents()
	b.load(contents)
	bad := graphtest.Contents().Plans[0]
	bad.Measures[0].Title = "a\x00b"
	if err := b.Replace(context.Background(), bad, contents.Plans[1].ID); err == nil {
		t.Error("a title with U+0000 was stored")
	}
	b.holds(contents.Scheme, contents.Plans...)
}

func orderOfLoading(t *testing.T, b *bench) {
	contents := graphtest.Contents()
	b.load(contents)
	want := b.scan()
	for _, p := range contents.Plans {
		b.remove(p.ID)
	}
	b.load(&graph.Contents{Scheme: &graph.Scheme{}})
	slices.Reverse(contents.Plans)
	for _, p := range contents.Plans {
		b.replace(p)
	}
	b.load(&graph.Contents{Scheme: contents.Scheme})
	if got := b.scan(); got.Revision != want.Revision || got.Triples != want.Triples {
		t.Errorf("%d triples at %s, in another order %d at %s", want.Triples, want.Revision, got.Triples, got.Revision)
	}
}

// readersBesideWriter replaces one plan again and again: whatever a reader sees must be one of the variants, whole.
func readersBesideWriter(t *testing.T, b *bench) {
	scheme := graphtest.Scheme()
	variants := []*graph.Plan{graphtest.Plan(scheme, 1, 1, 8), graphtest.Plan(scheme, 1, 2, 3)}
	b.load(&graph.Contents{Scheme: scheme, Plans: variants[:1]})
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for reads := 0; ; reads++ {
				select {
				case <-done:
					if reads > 0 {
						return
					}
				default:
				}
				contents, err := b.Scan(context.Background())
				if err != nil {
					t.Errorf("Scan beside a writer: %v", err)
					return
				}
				if len(contents.Plans) != 1 || !graphtest.Equal(variants[0], contents.Plans[0]) && !graphtest.Equal(variants[1], contents.Plans[0]) {
					t.Error("a reader saw a plan that nobody wrote")
					return
				}
			}
		})
	}
	for round := range graphtest.Rounds(t, 30, 10) {
		b.replace(variants[round%2])
	}
	close(done)
	readers.Wait()
}

// randomReplacements is the test that Cayley's key-value backends fail from round 4 on: rounds of replacing a few plans
// with shared nodes, each read back and compared with a model.
func randomReplacements(t *testing.T, b *bench) {
	random := rand.New(rand.NewPCG(7, 7))
	scheme := graphtest.Scheme()
	b.load(&graph.Contents{Scheme: scheme})
	model := map[int]*graph.Plan{}
	for round := range graphtest.Rounds(t, 150, 60) {
		number := random.IntN(6)
		p := graphtest.Plan(scheme, number, random.IntN(4), random.IntN(6))
		switch held, absorbs := model[number], random.IntN(6); {
		case held != nil && random.IntN(4) == 0:
			b.remove(held.ID)
			delete(model, number)
		case absorbs != number && model[absorbs] != nil && random.IntN(3) == 0:
			b.replace(p, model[absorbs].ID)
			delete(model, absorbs)
			model[number] = p
		default:
			b.replace(p)
			model[number] = p
		}
		var plans []*graph.Plan
		for _, p := range model {
			plans = append(plans, p)
		}
		b.holds(scheme, plans...)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
}

func reopened(t *testing.T, open, reopen func(t *testing.T) graph.Store) {
	contents := graphtest.Contents()
	b := &bench{t, open(t)}
	b.load(contents)
	want := b.scan()
	b.close()
	b = &bench{t, reopen(t)}
	defer b.close()
	got := b.holds(contents.Scheme, contents.Plans...)
	if got.Revision != want.Revision || got.Triples != want.Triples {
		t.Errorf("%d triples at %s, opened again %d at %s", want.Triples, want.Revision, got.Triples, got.Revision)
	}
	b.replace(graphtest.Plan(contents.Scheme, 1, 1, 1))
}
