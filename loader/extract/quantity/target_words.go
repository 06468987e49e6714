package quantity

import (
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
)

// aims say that something is to be reached; as the first words of a clause they are no part of a metric.
var aims = []string{"力争", "确保", "争取", "努力", "力求", "目标", "计划到", "计划于"}

// rewards say that a clause hands out money.
var rewards = []string{"奖励", "补助", "补贴", "奖补", "资助", "给予", "扣减", "减按", "征收", "为限额", "罚款", "激励资金", "贴息", "免征", "处以", "可以申请", "可申请", "可申报", "可优先", "方可申", "均可申"}

// pastWords say that a clause reports what is, not what shall be.
var pastWords = []string{"现有", "原有", "已有", "已建成", "已经", "已达", "已实现", "已完成", "目前", "现已", "同比", "截至", "以来", "去年", "上年", "近年", "成功举办", "获评", "位列"}

// verbs of doing something to what is counted. Creating ones make a list before the number part of what is counted:
// 打造生物医药、新材料等5个产业集群.
var (
	creatingVerbs = newWordSet([]string{"建设", "建成", "新建", "建立", "打造", "培育", "创建", "形成", "认定", "引进", "新增", "布局", "推出", "搭建", "组建", "设立", "构建", "遴选", "评选", "创成", "布设", "铺设", "敷设", "架设", "修建", "兴建", "增建", "扩建", "改建", "设置", "筛选", "创设", "共建", "合建", "联建", "新开", "新辟", "新投"})
	actingVerbs   = newWordSet([]string{
		"完成", "实现", "实施", "推动", "推进", "推广", "覆盖", "开展", "举办", "支持", "扶持", "发展", "培养", "部署", "开通", "投放", "配备", "配置", "安装", "改造", "升级", "接入", "入驻", "集聚", "聚集",
		"吸引", "争取", "争创", "扩大", "拓展", "扩展", "制定", "修订", "制修订", "研制", "研发", "突破", "申报", "申请", "获得", "授权", "转化", "培训", "选派", "选拔", "招引", "引育", "孵化", "落地", "落户",
		"上市", "挂牌", "列入", "纳入", "入选", "治理", "整治", "修复", "绿化", "种植", "生产", "出栏", "销售", "投资", "融资", "发放", "发行", "筹集", "安排", "投入", "带动", "帮扶", "解决", "安置", "就业", "减少",
		"淘汰", "关闭", "压减", "续建", "开工", "竣工", "投产", "通车", "储备", "入库", "打通", "上线", "发布", "引导", "改扩建", "新改建", "建好", "做强", "壮大", "增加", "增设", "增强", "增培", "提供", "提升", "归并", "整合",
		"达标", "创作", "征集", "评定", "选树", "聘请", "招聘", "储存", "采集", "汇聚", "开放", "共享", "梳理", "聚焦", "保障", "减免", "压缩", "扩容", "建档", "迁入", "新认定", "恢复", "调整", "建", "增", "招", "购置", "更新", "替换", "推介",
		"签约", "引入", "试点", "支撑", "服务", "惠及", "受益", "转移", "转型", "撬动", "拉动", "招商", "输送", "出版", "出台", "开发", "举行", "组织", "巡查", "抽查", "检查", "适老化", "成立", "确定", "选择", "选取", "选定", "命名", "评出", "创新", "派驻", "派出", "联网", "招收", "招募", "引育", "培优", "盘活", "置换", "清洁化改造", "对接", "推送", "归集", "编制", "签订", "输出", "赋能", "链接", "辐射", "走访", "联系", "结对", "上云", "达产", "投运", "投用", "移交", "拆除", "腾退", "清理", "化解",
		"消纳", "回收", "救助", "采购", "供应", "供给", "交付", "启用", "运营", "盘点", "攻克", "创办", "落实", "转让", "实训", "承接", "招揽", "聚合", "集成", "补种", "复垦", "整理", "疏浚", "加固", "加装", "增殖", "放流",
	})
)

var allVerbs = newWordSet(append(slices.Clone(creatingVerbs.words), actingVerbs.words...))

// directions say which way a value moves; they stay in the metric where the number is the change itself (下降15%), and go
// where it is the level to be reached (提高到75%).
var directions = newWordSet([]string{"增长", "下降", "提高", "降低", "减少", "提升", "压缩", "压减", "上升", "增加", "缩短", "缩减", "节约", "节省", "缩小", "扩大", "拓展", "扩展", "发展", "升", "降", "增", "减", "精简", "回落", "增速", "扩容"})

// headEndings are the words right before a number that bound it or say that it is reached; longer ones stand before what
// they end with.
var headEndings = []headWord{
	{"不得少于", graph.GE, true}, {"不得低于", graph.GE, true}, {"不应低于", graph.GE, true}, {"不应少于", graph.GE, true}, {"大于等于", graph.GE, true}, {"大于或等于", graph.GE, true}, {"不下于", graph.GE, true}, {"起码", graph.GE, true},
	{"不得超过", graph.LE, true}, {"不得高于", graph.LE, true}, {"不得多于", graph.LE, true}, {"不应超过", graph.LE, true}, {"小于等于", graph.LE, true}, {"小于或等于", graph.LE, true}, {"最高不超过", graph.LE, true},
	{"≥", graph.GE, true}, {">=", graph.GE, true}, {"≤", graph.LE, true}, {"<=", graph.LE, true}, {">", graph.GT, true}, {"<", graph.LT, true}, {"=", "", true},
	{"不少于", graph.GE, true}, {"不低于", graph.GE, true}, {"不小于", graph.GE, true}, {"至少", graph.GE, true}, {"最少", graph.GE, true},
	{"不超过", graph.LE, true}, {"不高于", graph.LE, true}, {"不多于", graph.LE, true}, {"不大于", graph.LE, true}, {"最多", graph.LE, true}, {"至多", graph.LE, true},
	{"控制在", graph.LE, true}, {"限制在", graph.LE, true}, {"压缩在", graph.LE, true},
	{"不到", graph.LT, true}, {"不足", graph.LT, true}, {"低于", graph.LT, true}, {"少于", graph.LT, true}, {"小于", graph.LT, true},
	{"超过", graph.GT, true}, {"突破", graph.GT, true}, {"高于", graph.GT, true}, {"大于", graph.GT, true}, {"多于", graph.GT, true}, {"超出", graph.GT, true}, {"逾", graph.GT, true}, {"超", graph.GT, true}, {"过", graph.GT, true},
	{"大约", graph.About, false}, {"约为", graph.About, true}, {"约", graph.About, false}, {"接近", graph.About, true}, {"将近", graph.About, false}, {"近", graph.About, false}, {"大致", graph.About, false},
	{"稳定在", "", true}, {"保持在", "", true}, {"维持在", "", true}, {"保持", "", true}, {"达到", "", true}, {"达成", "", true}, {"达", "", true}, {"实现", "", true}, {"完成", "", true}, {"翻", "", true},
	{"分别", "", false}, {"均", "", false}, {"都", "", false}, {"总计", "", false}, {"合计", "", false}, {"的", "", false}, {"为", "", true},
}

// headWord is a word right before a number: how it compares, and whether it says that the number is reached.
type headWord struct {
	word       string
	comparator graph.Comparator
	reaches    bool
}

// headEndingsByLast finds the words by their last characters.
var headEndingsByLast = func() map[rune][]headWord {
	index := map[rune][]headWord{}
	for _, x := range headEndings {
		r := lastRune(x.word)
		index[r] = append(index[r], x)
	}
	return index
}()

// farBounds are those words that may stand before what the number is a part of: 不少于项目预算的10%.
var farBounds, farBoundSet = func() (list []headWord, set *wordSet) {
	var words []string
	for _, x := range headEndings {
		if len(x.word) >= len("至少") && x.comparator != "" && x.comparator != graph.GT && x.word[0] >= 0x80 && x.comparator != graph.About {
			list, words = append(list, x), append(words, x.word)
		}
	}
	return list, newWordSet(words)
}()

// levelMarks make a change the level it leads to: 提高到, 压缩至, 归并到.
var levelMarks = []string{"到", "至"}

// headEnding is the end of what stands before a number.
type headEnding struct {
	words      string // the head without it
	comparator graph.Comparator
	reaches    bool // it says that the number is reached, or by how much something changes
	far        bool // the bound stands before what the number is a part of: 不少于预算的10%
	ofThings   bool // it ends in 的: the number is an attribute
}

// bare reports whether there are no words before the number but such that bound it, so that it goes on a list.
func (e headEnding) bare() bool { return e.words == "" }

// readEnding reads the words of the head right before the number; tail is what stands after it.
func readEnding(head, tail string) (e headEnding) {
	e.words, tail = strings.TrimRight(head, " "), strings.Trim(tail, " 。")
	e.ofThings = strings.HasSuffix(e.words, "的")
	for again := true; again; {
		again = e.ending(tail) || e.level()
	}
	e.perHead(tail)
	if e.comparator == "" || e.comparator == graph.About {
		e.farBound()
	}
	if tail == "" || strings.HasPrefix(tail, "的") || connectiveAt(tail) > 0 {
		e.reaches = e.reaches || directions.ends(e.words)
	}
	return e
}

// perHead takes the words off that stand before what the number is counted by: 密度达到每万人.
func (e *headEnding) perHead(tail string) {
	at := strings.LastIndex(e.words, "每")
	if at < 0 || len(e.words)-at > len("每生每年的") {
		return
	}
	per := e.words[at:]
	inner := headEnding{words: e.words[:at], comparator: e.comparator}
	for inner.ending(tail) || inner.level() {
		e.reaches = e.reaches || inner.reaches
	}
	if e.reaches || inner.comparator != e.comparator {
		e.words, e.comparator = inner.words+per, inner.comparator
	}
}

// ending takes one word off the end.
func (e *headEnding) ending(tail string) bool {
	if rest, ok := strings.CutSuffix(e.words, "了"); ok && headEndingsByLast[lastRune(rest)] != nil {
		e.words = rest
	}
	for _, x := range headEndingsByLast[lastRune(e.words)] {
		rest, ok := strings.CutSuffix(e.words, x.word)
		if !ok || x.word == "为" && tail != "" && !strings.HasPrefix(tail, "的") || x.word == "近" && strings.HasSuffix(rest, "附") || x.word == "过" && !mayPass(rest) {
			continue
		}
		if x.word == "翻" && rest == "" || x.word == "完成" && (rest == "" || trimTail(tail) != "" && trimWords(rest, manner) == "") {
			return false
		}
		e.words, e.reaches = rest, e.reaches || x.reaches
		if e.comparator == "" || e.comparator == graph.About {
			e.comparator = x.comparator
		}
		return true
	}
	return false
}

// mayPass reports whether 过 behind these words says that a value is passed (入驻率过六成), and is no part of another verb.
func mayPass(rest string) bool {
	return rest != "" && !strings.ContainsRune("通经越胜渡不跨穿路透举", lastRune(rest))
}

// level takes 提高到 off the end.
func (e *headEnding) level() bool {
	for _, mark := range levelMarks {
		rest, ok := strings.CutSuffix(e.words, mark)
		if !ok {
			continue
		}
		for _, d := range directions.words {
			if cut, ok := strings.CutSuffix(rest, d); ok {
				rest = cut
				break
			}
		}
		e.words, e.reaches = rest, true
		return true
	}
	return false
}

// farBound reads a bound that stands before what the number is a part of: 不少于项目预算的10%.
func (e *headEnding) farBound() {
	if !farBoundSet.within(e.words[max(0, len(e.words)-farthestBound):]) {
		return
	}
	for _, x := range farBounds {
		if at := strings.LastIndex(e.words, x.word); at >= 0 && len(e.words)-at < farthestBound {
			e.words = e.words[:at] + e.words[at+len(x.word):]
			e.comparator, e.reaches, e.far = x.comparator, true, true
			return
		}
	}
}

// farthestBound is how many bytes before a number may hold a word that bounds it.
const farthestBound = 60

// EndsInVerb reports whether a text ends with a verb of those that plans act with: 建设, 提高.
func EndsInVerb(s string) bool { return allVerbs.ends(s) }

// isVerb reports whether the words are nothing but a verb, such as 培育, with or without how it is done.
func isVerb(words string) bool {
	return words != "" && allVerbs.has(trimWords(words, manner))
}
