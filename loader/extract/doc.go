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
//
// The grammar of a quantity phrase, by which targets are read:
//
//	phrase    = {DEADLINE} [AIM] statement {("," | ";" | "、") statement}     到2025年,力争…
//	statement = metric [分别] [comparator] value {list value}                 上云率分别达到60%和70% · 时延≤20毫秒
//	          | verb value [的] thing {list value thing}                      建设2个平台,15个基地
//	          | thing [comparator] value | verb thing value                   充电桩3000个 · 新建充电桩3000个
//	comparator = 达到 | 不低于 | 超过 | ≥ | ≤ | > | < | ...                   before it; 以上 | 以内 | 左右 | 多 behind it
//	value     = number [range number] unit ["(" 累计 value ")"] | 翻 number 番 | 过半
//	number    = figures, cut ones too | Chinese numeral [点 digits] | 百分之 number | 两三
//	unit      = [MULTIPLIER] WORD ["/" WORD] | SYMBOL                         万户, 微克/立方米, μg/m³
//	range     = "—" | "~" | "-" | 至 | 到
//	list      = "、" | 和 | 及 | "," before a number                          what goes on has the verb of the first
//	DEADLINE  = 到2025年 | 2025年底前 | 二〇二五年 | “十四五”末 | 用三年时间      a span counts where the period is as long
//
// With 分别 each value has its own of as many years (2024年、2025年) or members (播种、收获机械化率). A date holds for what follows
// it in the sentence, and for what stands before it in its clause. What a phrase raises from (从2%) is no value. Numbers that cannot
// be said for sure are reported and no targets: 数十家, 三分之二, 12 50个.
//
// No targets are: what was (a year before the plan's, 目前, 同比), what is handed out or asked for (奖励, 罚款, 可申请), classes by size
// (1000万元以上的企业), times of day, numbers to call, numbers of articles and documents, what stands in quotes and book marks.
package extract
