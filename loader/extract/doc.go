// Package extract recognises what the passages of a plan say: who is responsible (clauses and the units they list),
// which technologies are named, what is promised in numbers, and by when. Each recogniser is a pure function from a
// passage in normal form (doc.Text) to findings with offsets into it, in a file of its own; none looks at the outline.
//
// The grammar of a responsibility clause. Words in capitals stand in the lexicon (package words); NAME is what the
// classifier of names accepts.
//
//	clause   = open body close | sentence | {open LABEL close list}    brackets of any kind, mismatched too
//	body     = piece {("," | ";" | "。") piece}
//	piece    = label [list | worded] {label [list | worded]}           牵头单位:A 配合单位:B
//	         | worded | list | date | STATUS | rule | other
//	label    = LABEL (":" | "—" | "为" | before names alone) | unknown ":"
//	worded   = [preface 由] {list [date] [MANNER] VERB {VERB} [object]}  A牵头,B、C按职责分工负责 · B配合A实施
//	         | [list] JOIN list [VERB]                                 A、B会同C负责
//	list     = NAME {("、" | "/" | 以及 | 及 | 和) NAME} [等 [general word]]
//	rule     = the first leads | a sign leads | 以下均需 worded
//	sentence = body, all of it understood and with a lead
//
// The loosest conjunction parts first (以及, then 及, then 和). An unknown label ends the list before it and names nobody. What
// is not understood (other) is reported with its place, becomes nothing, and does not void the rest.
package extract
