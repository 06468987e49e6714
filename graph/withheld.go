package graph

import (
	"fmt"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// saidViolations is how many violations of a plan are told; one is enough not to serve it.
const saidViolations = 10

// Withhold returns the plan without its facts, as it is served where they break a rule or cannot be read: what it is called,
// its sources, and why the rest is kept back. The others of the store are served as ever.
func (p *Plan) Withhold(reasons ...string) *Plan {
	shell := &Plan{ID: p.ID, Title: p.Title, DocumentNumber: p.DocumentNumber, Jurisdiction: p.Jurisdiction, IssuedOn: p.IssuedOn,
		PeriodStart: p.PeriodStart, PeriodEnd: p.PeriodEnd, Address: p.Address, Sources: p.Sources}
	if shell.Jurisdiction == nil {
		shell.Jurisdiction = UnknownJurisdiction
	}
	for i, why := range reasons {
		reasons[i] = oneLine(strings.ToValidUTF8(why, "�"))
	}
	shell.Coverage = Coverage{Characters: p.Coverage.Characters, Withheld: reasons}
	return shell
}

// WithholdUnsound puts the plans that break a rule in the place of what of them can be served, over all cores: 100,000
// measures state a million facts.
func WithholdUnsound(plans []*Plan) {
	var checking errgroup.Group
	checking.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range plans {
		checking.Go(func() error {
			if found := p.Violations(saidViolations); len(found) > 0 {
				plans[i] = p.Withhold(lines(found)...)
			}
			return nil
		})
	}
	_ = checking.Wait() // none fails
}

func lines(list []Violation) []string {
	said := make([]string, len(list))
	for i, v := range list {
		said[i] = v.String()
	}
	return said
}

// Damage is an error that wraps ErrStoreDamaged and tells of the first plan that could not be read; nil where all could.
func (c *Contents) Damage() error {
	for _, p := range c.Plans {
		if why := p.Coverage.Withheld; len(why) > 0 {
			return fmt.Errorf("%w: %s: %s", ErrStoreDamaged, p.ID, strings.TrimPrefix(why[0], ErrStoreDamaged.Error()+": "))
		}
	}
	return nil
}

// Withheld holds the plans to the rules and lists those whose facts are not to be served, as a snapshot does; the coverage
// of each says why.
func (c *Contents) Withheld() []*Plan {
	WithholdUnsound(c.Plans)
	return WithheldOf(c.Plans)
}

// WithheldOf lists those of the plans whose facts are not served; the coverage of each says why.
func WithheldOf(plans []*Plan) (list []*Plan) {
	for _, p := range plans {
		if len(p.Coverage.Withheld) > 0 {
			list = append(list, p)
		}
	}
	return list
}
