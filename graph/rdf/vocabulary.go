package rdf

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/plangraph/plangraph/graph"
)

// Vocabulary gives nodes their IRIs: Base + id. The base is part of what a store holds; two stores with one base can
// be joined by any triple tool.
type Vocabulary struct {
	Base string // absolute, ending in "/" or "#"
}

// DefaultVocabulary is for stores that nobody publishes under an address of their own.
var DefaultVocabulary = Vocabulary{Base: "https://plangraph.example/id/"}

// NewVocabulary checks that IRIs can be made with the base.
func NewVocabulary(base string) (Vocabulary, error) {
	u, err := url.Parse(base)
	if err != nil || !u.IsAbs() || strings.ContainsAny(base, "<>\"{}|^`\\ ") || !strings.HasSuffix(base, "/") && !strings.HasSuffix(base, "#") {
		return Vocabulary{}, fmt.Errorf("%q is no base for IRIs; write one such as %s", base, DefaultVocabulary.Base)
	}
	return Vocabulary{base}, nil
}

// IRI is the node's name in triples; for a plan it is also the label of the plan's named graph.
func (v Vocabulary) IRI(id graph.ID) quad.IRI { return quad.IRI(v.Base + string(id)) }

// Scheme names the technology scheme and its named graph.
func (v Vocabulary) Scheme() quad.IRI { return quad.IRI(v.Base + "scheme") }

// Store names the store itself and the named graph in which it describes its format.
func (v Vocabulary) Store() quad.IRI { return quad.IRI(v.Base + "store") }

// id is the reverse of IRI; ok is false for a value that names no node.
func (v Vocabulary) id(value quad.Value) (id graph.ID, ok bool) {
	iri, isIRI := value.(quad.IRI)
	local, ours := strings.CutPrefix(string(iri), v.Base)
	if _, known := graph.ID(local).Kind(); isIRI && ours && known {
		return graph.ID(local), true
	}
	return "", false
}

// The namespaces. Our own is for what no standard has: measures, targets, responsibilities, coverage.
const (
	rdf     = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsd     = "http://www.w3.org/2001/XMLSchema#"
	skos    = "http://www.w3.org/2004/02/skos/core#"
	org     = "http://www.w3.org/ns/org#"
	prov    = "http://www.w3.org/ns/prov#"
	content = "http://www.w3.org/2011/content#"
	dcterms = "http://purl.org/dc/terms/"
	pg      = "https://plangraph.example/ns#"
)

// The predicates that a store itself reads: the digest and the fingerprints of a named graph, and the version of the
// store's format.
const (
	DigestPredicate       quad.IRI = pg + "digest"
	FingerprintsPredicate quad.IRI = pg + "fingerprints"
	FormatPredicate       quad.IRI = pg + "formatVersion"
)

// FormatVersion counts the changes of this vocabulary after which older programs can no longer read a store. This
// program reads every version up to its own: before 2, each responsibility was a node; before 3, a
// plan did not say its fingerprints, and each mention was a node; before 4, a source did not say its origin.
const FormatVersion = 4

// Predicate is an edge or an attribute of the triples, named from both ends: a measure's leadUnit is an agency, and
// an agency leads measures.
type Predicate struct {
	IRI     quad.IRI
	Forward string // what the object is to the subject
	Reverse string // what the subject is to the object
	value   quad.Value
}

var (
	predicates  []*Predicate
	predicateOf = map[quad.Value]*Predicate{}
)

func define(iri quad.IRI, forward, reverse string) *Predicate {
	p := &Predicate{iri, forward, reverse, iri}
	predicates = append(predicates, p)
	predicateOf[p.value] = p
	return p
}

// Predicates lists the whole vocabulary of predicates, in the order of the table in this file.
func Predicates() []Predicate {
	var list []Predicate
	for _, p := range predicates {
		list = append(list, *p)
	}
	return list
}

// The table of predicates. Node → node comes first in each group, attributes follow. The direct edges of a measure serve
// traversal; where the relation has attributes, a node stands beside the edge and says them.
var (
	hasType        = define(rdf+"type", "type", "instances")
	isPartOf       = define(dcterms+"isPartOf", "partOf", "parts") // measure → plan, jurisdiction → jurisdiction, heading → heading
	liesIn         = define(dcterms+"spatial", "jurisdiction", "governs")
	wasQuotedFrom  = define(prov+"wasQuotedFrom", "evidence", "quotedBy") // → a stretch of a source, see Vocabulary.fragment
	wasDerivedFrom = define(prov+"wasDerivedFrom", "source", "sourceOf")
	hasTitle       = define(dcterms+"title", "title", "titleOf")
	hasPrefLabel   = define(skos+"prefLabel", "name", "nameOf") // with its language
	hasAltLabel    = define(skos+"altLabel", "alias", "aliasOf")
	hasPosition    = define(pg+"position", "position", "positionOf") // of a measure or target in its plan, from 0, where its evidence does not tell it

	hasPublisher   = define(dcterms+"publisher", "issuer", "issued")          // a plan's
	hasJointIssuer = define(pg+"jointIssuer", "jointIssuer", "jointlyIssued") // who issued it together with the publisher
	hasIssuerOrder = define(pg+"issuerOrder", "issuerOrder", "issuerOrderOf") // the order of the joint issuers as written, as unitOrder
	hasIdentifier  = define(dcterms+"identifier", "documentNumber", "documentNumberOf")
	hasIssued      = define(dcterms+"issued", "issuedOn", "issueDateOf")
	hasAddress     = define(dcterms+"source", "address", "addressOf")
	hasPeriodStart = define(pg+"periodStart", "periodStart", "periodStartOf")
	hasPeriodEnd   = define(pg+"periodEnd", "periodEnd", "periodEndOf")
	hasDigest      = define(DigestPredicate, "digest", "digestOf") // of the named graph, see Digest

	hasFingerprints = define(FingerprintsPredicate, "fingerprints", "fingerprintsOf") // of the plan's measures, see DuplicateMatcher; of a source, its origin

	hasRejected    = define(pg+"rejected", "rejected", "rejectedBy") // a plan's coverage
	hasAnomaly     = define(pg+"anomaly", "anomaly", "anomalyOf")
	hasDescription = define(dcterms+"description", "reason", "reasonOf")
	hasCharacters  = define(pg+"characters", "characters", "charactersOf")
	hasInMeasures  = define(pg+"inMeasures", "inMeasures", "inMeasuresOf")
	hasMarkers     = define(pg+"markers", "markers", "markersOf")
	hasAttached    = define(pg+"attached", "attached", "attachedOf")

	hasText     = define(content+"chars", "text", "textOf") // a source's
	hasEncoding = define(content+"characterEncoding", "encoding", "encodingOf")
	hasFile     = define(pg+"file", "file", "fileOf")
	hasSHA256   = define(pg+"sha256", "sha256", "sha256Of")
	hasComplete = define(pg+"complete", "complete", "completeOf")

	hasLeadUnit        = define(pg+"leadUnit", "leadUnit", "leads") // a measure's
	hasSupportingUnit  = define(pg+"supportingUnit", "supportingUnit", "supports")
	hasResponsibleUnit = define(pg+"responsibleUnit", "responsibleUnit", "responsibleFor")
	usesTechnology     = define(pg+"usesTechnology", "usesTechnology", "usedBy")
	setsTarget         = define(pg+"setsTarget", "setsTarget", "setBy") // a plan's too
	standsUnder        = define(pg+"under", "heading", "measures")      // → the nearest heading
	hasNumber          = define(pg+"number", "number", "numberOf")      // a heading's too
	hasPath            = define(pg+"path", "path", "pathOf")
	hasDeadline        = define(pg+"deadline", "deadline", "deadlineOf") // a target's too

	hasClause         = define(pg+"clause", "clause", "clauseOf")                         // a measure's → a stretch of a source; where it is, each responsibility's
	hasUnitOrder      = define(pg+"unitOrder", "unitOrder", "unitOrderOf")                // a measure's units in the order written, by their places in the order of their ids
	isOpenEndedAfter  = define(pg+"openEndedAfter", "openEndedAfter", "inOpenListOf")     // measure → agency that stands in a list that ends in 等
	hasResponsibility = define(pg+"responsibility", "responsibility", "responsibilityOf") // measure → node beside leadUnit and its kin
	hasMention        = define(pg+"mention", "mention", "mentionOf")                      // measure → stretch of a source, or node beside usesTechnology
	hasAgency         = define(pg+"agency", "agency", "responsibilities")
	hasTechnology     = define(pg+"technology", "technology", "mentions")
	hasRole           = define(pg+"role", "role", "roleOf")
	hasScope          = define(pg+"scope", "scope", "scopeOf")
	hasAsWritten      = define(pg+"asWritten", "asWritten", "writtenIn")
	hasOpenEnded      = define(pg+"openEnded", "openEnded", "openEndedOf")

	hasMetric     = define(pg+"metric", "metric", "metricOf") // a target's
	hasComparator = define(pg+"comparator", "comparator", "comparatorOf")
	hasValue      = define(pg+"value", "value", "valueOf")
	hasValueMax   = define(pg+"valueMax", "valueMax", "valueMaxOf")
	hasUnit       = define(pg+"unit", "unit", "unitOf")

	hasAgencyKind = define(org+"classification", "kind", "kindOf") // an agency's
	hasShortName  = define(pg+"shortName", "shortName", "shortNameOf")
	hasSuccessor  = define(dcterms+"isReplacedBy", "successor", "predecessors") // by its full name: it may be in no plan
	hasUnresolved = define(pg+"unresolved", "unresolved", "unresolvedOf")
	hasLevel      = define(pg+"level", "level", "levelOf") // a jurisdiction's

	hasBroader  = define(skos+"broader", "broader", "narrower") // a technology's
	hasNotation = define(skos+"notation", "key", "keyOf")

	_ = define(FormatPredicate, "formatVersion", "formatVersionOf") // the store's
)

// roleEdges is the direct edge for each role.
var roleEdges = map[graph.Role]*Predicate{graph.Lead: hasLeadUnit, graph.Support: hasSupportingUnit, graph.Responsible: hasResponsibleUnit}

// Shares reports whether the node is one that every plan which names it describes, so that a triple on it may stand in
// several named graphs. All others belong to one plan.
func (v Vocabulary) Shares(node quad.Value) bool {
	id, _ := v.id(node)
	kind, _ := id.Kind()
	return kind == graph.KindAgency || kind == graph.KindTechnology || kind == graph.KindJurisdiction
}

// classes is the rdf:type of each kind of node.
var classes = map[graph.Kind]quad.Value{
	graph.KindPlan:         quad.IRI(pg + "Plan"),
	graph.KindMeasure:      quad.IRI(pg + "Measure"),
	graph.KindTarget:       quad.IRI(pg + "Target"),
	graph.KindAgency:       quad.IRI(org + "Organization"),
	graph.KindTechnology:   quad.IRI(skos + "Concept"),
	graph.KindJurisdiction: quad.IRI(dcterms + "Location"),
}
