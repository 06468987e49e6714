// Package extract recognises who is responsible: clauses and the agencies that they list. What is promised in numbers and by
// when is found by its package quantity, which technologies are named by its package technology. Each recogniser is a pure
// function from a passage in normal form (doc.Text) to findings with offsets into it; none looks at the outline.
//
// The grammar of a responsibility clause. Words in capitals stand in the lexicon (package words); NAME is what the
// classifier of names accepts.
//
//	clause   = open [scope] body close | sentence | tail | {open LABEL close list}   brackets of any kind, mismatched too
//	body     = piece {("," | ";" | "。" | "|" before a label) piece}
//	piece    = label [scope] [list | worded] {label [list | worded]}  牵头单位:A 配合单位:B
//	         | worded | aided | guided | behind | list 为 LABEL | list | date | STATUS | rule | former | share | other
//	scope    = [reference [均]], before 由 or a label                 以上4项由A牵头 · 第4项责任单位:A;第5项责任单位:B
//	former   = (原由 | 不再由) worded                                  who was to act before is nobody
//	share    = 其中 worded {"," worded}, behind a label               how those named share the work
//	label    = [此项工作] LABEL [(rule)] (":" | "—" | "为" | before names alone) | unknown ":"
//	worded   = [preface 由 | 现由 | 请] {list [date] [MANNER] VERB {VERB} [object]}  A牵头,B、C按职责分工负责 · B配合A实施
//	         | [list] JOIN list [VERB]                                 A、B会同C负责
//	aided    = list AID object, beside others                          A负责,B做好资金保障
//	guided   = 在 list 统筹指导下 | 以 list 为主
//	behind   = list BEHIND {[","] list BEHIND}                         A in charge, B to assist
//	list     = NAME [(MARK)] {("、" | "/" | "①" | 以及 | 及 | 和) NAME [(MARK)]} [等 [general word]]
//	rule     = the first leads | a sign leads | (以下 | 以上) 均需 worded
//	sentence = body, all of it understood, with a lead or with 由
//	         | preface 由 list deed {"," list deed}                    the last of an item: 清单由A汇总发布,B按要求报送
//	         | [text ","] deed {"," deed} ["," text]                   told of most items: A负责登记,B在路口协助
//	         | list                                                    the last of an item, where the plan does so
//	deed     = [由] list [adverb] [MANNER] VERB object | aided
//	tail     = "," (label list | sentence)                             the rest of a sentence
//	heading  = [由] list VERB {VERB} [的] ITEMS                       由A负责的事项: whose the items below are
//	english  = [text] SAID list {QUALIFIER list} | list SAID text {QUALIFIER list} | referred   led by A with support from B
//	         | behind {";" behind}                                     The Academy leads; the Association assists
//	         | told                                                    prose: the comment of scan.told has its grammar
//
// A reference says which items a clause is for; without one it is its item's own, or a heading's. Its words are references in
// the lexicon.
//
//	reference = (ABOVE | BELOW | HERE) [count | 各] [COUNTER] [ITEMS]  以上4项 · 下列任务 · 本部分任务
//	          | [ABOVE] 第 number {(— | 至 | 、) number} COUNTER [ITEMS]  第17—19项 · 第2、5项
//	          | [凡] NOT NAMED [LABEL] [的] [ITEMS]                     未列明牵头单位的任务: all that lack one
//	          | OTHERS COUNTER ITEMS | WHOLE                           其余任务 · 各项任务
//	referred  = reference BE SAID list | list VERB reference           all actions in this area are led by A · A leads actions 4 and 5
//	          | (where nobody is | unless otherwise) NAMED, list VERB  where no lead is named, A leads
//
// The loosest conjunction parts first (以及, then 及, then 和). An unknown label ends the list before it and names nobody. What
// is not understood (other) is reported with its place, becomes nothing, and does not void the rest: a lead whose name was not
// understood still makes the others supporters. Behind a label a name may be one that only ends like those of agencies
// (Finder.MayBe), and so before a word of duty in a bracket or a sentence with 由 that stands where clauses do; elsewhere the
// classifier must know it.
package extract
