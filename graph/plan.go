package graph

// Plan is a document in which a government says what it will do, with everything read from it.
//
// A plan is a closed world: its measures, targets and evidence point only into it, to technologies of the scheme and to
// agencies and jurisdictions, so that it can be stored, replaced and removed whole.
type Plan struct {
	ID             ID
	Title          string
	DocumentNumber string        // 杭政办函〔2014〕118号; empty where there is none
	Issuer         *Agency       // nil where the text does not tell
	JointIssuers   []*Agency     // who issued it together with Issuer, in the order of the text
	Jurisdiction   *Jurisdiction // never nil: UnknownJurisdiction where the text does not tell
	IssuedOn       Date          // zero where not stated
	PeriodStart    int           // the first year the plan covers; 0 where not stated
	PeriodEnd      int           // the last year; 0 where not stated
	Address        string        // where it was published, from a sidecar; empty where not stated
	Sources        []*Source     // the fullest first
	Measures       []*Measure    // in the order of the plan
	Targets        []*Target     // all, in the order of the plan, also those of no single measure
	Coverage       Coverage

	columns planColumns
}

// NewPlanID is the id of a plan: by its document number where it has one, else by its title within its jurisdiction.
// What tells plans apart is compared in the reader's normal form, so that punctuation and width do not matter.
func NewPlanID(documentNumber, title string, in *Jurisdiction) ID {
	if documentNumber != "" {
		return NewID(KindPlan, "number", documentNumber)
	}
	return NewID(KindPlan, "title", title, string(in.ID))
}

// NodeID is the plan's global id.
func (p *Plan) NodeID() ID { return p.ID }

// NodeKind is KindPlan.
func (p *Plan) NodeKind() Kind { return KindPlan }

// Label is the title.
func (p *Plan) Label() string { return p.Title }

// Issuers lists everybody who issued the plan, the first one named first.
func (p *Plan) Issuers() []*Agency {
	if p.Issuer == nil {
		return nil
	}
	return append([]*Agency{p.Issuer}, p.JointIssuers...)
}
