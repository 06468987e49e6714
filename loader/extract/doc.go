// Package extract recognises what the passages of a plan say: who is responsible (clauses and the units they list),
// which technologies are named, what is promised in numbers, and by when. Each recogniser is a pure function from a
// passage in normal form (doc.Text) to findings with offsets into it, in a file of its own; none looks at the outline.
//
// The grammar of a responsibility clause, as plans write it:
//
//	clause    = bracket body bracket | labelled            brackets of any kind, mismatched too
//	body      = labelled | worded
//	labelled  = label ":" units { sep label ":" units }     牵头单位:A,配合单位:B、C
//	worded    = [由] units verb { sep units verb }          A牵头,会同B、C负责 · A、B按职责分工负责
//	units     = unit { ("、" | "," | 和 | 及) unit } [等 [group]]
//	sep       = ";" | ","
//
// A label is a role word (牵头, 责任, 配合, 主办 …) with a noun (单位, 部门 …); a verb phrase ends its list.
package extract
