package graph

import "slices"

// Agency is whoever a plan names to act: an office, one of the party, a company, or a group of them.
type Agency struct {
	ID           ID
	Name         string        // the full official name: 杭州市经济和信息化委员会; as written where it could not be resolved
	ShortName    string        // 市经信委
	Aliases      []string      // every other name by which it is found or was written, sorted, without Name and ShortName
	Kind         AgencyKind    // what sort of agency it is
	Jurisdiction *Jurisdiction // whose it is: the place within which its short name means it, the nation for its branches; nil for an agency of no one place
	Successor    string        // the full name of the agency that took over from it in a reform (经信委 → 经信局); empty where none is known
	Unresolved   bool          // true where neither rule nor table knows the name, which then stands as written
}

// AgencyKind is what sort of agency it is.
type AgencyKind string

// The sorts of agency.
const (
	Government        AgencyKind = "GOVERNMENT"         // 市经信委, 国务院
	Party             AgencyKind = "PARTY"              // 市委宣传部
	PublicInstitution AgencyKind = "PUBLIC_INSTITUTION" // 杭师大, hospitals
	Enterprise        AgencyKind = "ENTERPRISE"         // 杭州电信公司, 华数集团
	Association       AgencyKind = "ASSOCIATION"        // 市总工会, chambers, leagues
	Collective        AgencyKind = "COLLECTIVE"         // 各区、县(市)政府, 相关企业
)

// AddAliases adds names by which the agency is found or was written, each once and in order.
func (a *Agency) AddAliases(names ...string) {
	a.Aliases = append(a.Aliases, names...)
	slices.Sort(a.Aliases)
	a.Aliases = slices.DeleteFunc(slices.Compact(a.Aliases), func(name string) bool {
		return name == "" || name == a.Name || name == a.ShortName
	})
}

// NewAgencyID is the id of the agency with that full name in that jurisdiction, which may be nil.
func NewAgencyID(name string, in *Jurisdiction) ID {
	if in == nil {
		return NewID(KindAgency, "", name)
	}
	return NewID(KindAgency, string(in.ID), name)
}

// NodeID is the agency's global id.
func (a *Agency) NodeID() ID { return a.ID }

// NodeKind is KindAgency.
func (a *Agency) NodeKind() Kind { return KindAgency }

// Label is the short name, by which people call it.
func (a *Agency) Label() string { return a.ShortName }
