package graphtest

import "testing"

// TestFixturesKeepTheirPromises: a test that fails for a careless fixture would blame the wrong code.
func TestFixturesKeepTheirPromises(t *testing.T) {
	plans := Contents().Plans
	for number := range 3 {
		plans = append(plans, Plan(Scheme(), number, 1, 20))
	}
	for _, p := range plans {
		if !p.Coverage.Balanced() {
			t.Errorf("%s: the ledger does not add up: %+v", p.Title, p.Coverage)
		}
		for _, m := range p.Measures {
			for _, mention := range m.Mentions() {
				if mention.Evidence[0].Quote() != mention.AsWritten {
					t.Errorf("%s quotes %q for %q", m.Title, mention.Evidence[0].Quote(), mention.AsWritten)
				}
			}
		}
	}
	if diff := Diff(Plan(Scheme(), 4, 1, 9), Plan(Scheme(), 4, 1, 9)); diff != "" {
		t.Errorf("two calls differ: %s", diff)
	}
	if a, b := Plan(Scheme(), 4, 1, 9), Plan(Scheme(), 4, 2, 9); a.ID != b.ID || Diff(a, b) == "" {
		t.Error("two variants of a number must be two readings of one plan")
	}
}
