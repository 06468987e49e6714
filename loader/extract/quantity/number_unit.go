package quantity

import (
	"strings"
	"unicode/utf8"
)

// unitWords are the units that stand after a number, in Chinese: what is counted one by one, and measures. A multiplier
// (万, 亿) stands before them and belongs to the unit as written.
var unitWords = strings.Fields(`
个 家 项 户 名 人 人次 人份 位 处 条 座 所 种 类 次 件 套 台 辆 架 艘 部 本 册 篇 门 场 场次 期 支 只 头 羽 匹 株 棵 栋 幢 间 层 片 块 张
份 例 宗 笔 对 组 队 班 列 趟 款 颗 枚 盏 根 路 站 芯 席 床 班次 架次 艘次 辆次 车次 户次 项次 件次 家次 床位 学位 席位 车位 泊位 机位 课时 学时 标台 盘 标段 标箱 箱
百分点 个百分点 倍 番 成 折 度 岁 村 社区 乡镇 镇 县 区县 校
公里 千米 华里 平方公里 平方千米 平方米 平米 立方米 方 米 厘米 毫米 微米 纳米 里 海里 亩 公顷 吨 吨二氧化碳 吨标准煤 吨标煤 公斤 千克 微克 毫克 克 斤 升 毫升
千瓦 千瓦时 兆瓦 兆瓦时 兆瓦级 瓦 千伏 千伏安 伏 安 赫兹 兆赫 兆 兆比特 吉比特 元 美元 欧元 日元 港元 港币 元人民币 人民币
摄氏度 小时 个小时 分钟 秒 毫秒 天 日 个工作日 工作日 个自然日 自然日 个月 周 机架 标准机架 机柜 处理器 度电 载重吨 总吨 客位 箱位 公里小时 分 人年 人月 人天 台套 件套 机时 核时 卡时`)

// unitSymbols are the units written in Latin letters or signs. Those of one letter count only where a value is reached
// (达到100G), since 5G and 4K are names.
var unitSymbols = map[string]bool{
	"%": true, "‰": true, "％": true, "℃": true, "bps": true, "kbps": true, "mbps": true, "gbps": true, "tbps": true, "pbps": true, "mb/s": true, "gb/s": true, "kb/s": true,
	"mbit/s": true, "gbit/s": true, "tbit/s": true, "tb": true, "gb": true, "mb": true, "pb": true, "eb": true, "zb": true, "kw": true, "mw": true, "gw": true, "kwh": true, "mwh": true, "gwh": true,
	"kv": true, "kva": true, "mva": true, "hz": true, "khz": true, "mhz": true, "ghz": true, "km": true, "km2": true, "cm": true, "mm": true, "nm": true, "um": true, "m2": true, "m3": true,
	"kg": true, "ms": true, "teu": true, "flops": true, "tflops": true, "pflops": true, "eflops": true, "tops": true, "g": true, "t": true, "m": true, "p": true,
	"ug": true, "mg": true, "ha": true, "kw·h": true, "mw·h": true, "dwt": true, "ops": true, "tce": true,
	"percent": true, "million": true, "billion": true, "trillion": true,
}

// notUnit lists, for a unit, the characters that make another word of it: 30部门, 3人才.
var notUnit = map[string]string{
	"部": "门分委队署", "人": "才大工均民体", "家": "庭具电乡", "个": "人体性", "项": "目", "条": "例件", "门": "户诊", "台": "湾风", "组": "织", "处": "理罚置", "名": "单录牌称", "所": "有得",
	"场": "所地景", "种": "植子", "期": "间末", "次": "年级", "户": "外籍", "类": "型别", "位": "于列置", "度": "假", "路": "网", "站": "点位", "层": "面级次", "本": "市省区县地科专级", "片": "区", "块": "链",
	"班": "级子列", "里": "程面", "方": "面案式", "对": "口外", "支": "持部撑", "门类": "", "镇": "级", "县": "级域", "区县": "级", "村": "级庄", "社区": "级", "列": "入为", "款": "项", "篇": "章", "克": "服", "间": "接",
	"床": "位", "校": "园", "周": "边围年", "天": "津", "分": "之别钟类布工期解析级会局公行支厂部点散享配批步段组业册店院校子时包层区流秒片拨拣账红歧担校开为成", "日": "常起", "成": "立为都果功员本交长渝", "折": "扣", "安": "全", "米": "其", "头": "部", "队": "伍", "份": "额", "件": "均", "处理器": "",
}

// unitAfterAll lists, for such a character after a unit, those after it that make yet another word: 10个人工智能场景,
// 10家具备资质的企业, 10家电商企业.
var unitAfterAll = map[string]string{
	"个人": "工才形文民机居车造力", "家具": "备有", "家电": "商子力池信影竞", "家庭": "", "项目": "标录", "台风": "力机电", "本科": "技普学", "处理": "想", "所有": "机色关", "名单": "位项",
	"间接": "待", "种植": "物保", "片区": "块", "个性": "", "件均": "", "期间": "", "日常": "务", "日起": "重", "天津": "", "部委": "托", "部分": "布拣", "位于": "", "条件": "", "次级": "",
}

// unitsByFirst finds a unit word by its first character, longer ones first.
var unitsByFirst = func() map[rune][]string {
	index := map[rune][]string{}
	for _, word := range unitWords {
		r, _ := utf8.DecodeRuneInString(word)
		list := index[r]
		at := 0
		for at < len(list) && len(list[at]) >= len(word) {
			at++
		}
		index[r] = append(list[:at], append([]string{word}, list[at:]...)...)
	}
	return index
}()

// unit is what stands after a number and says what it counts.
type unit struct {
	from int    // where the word stands in the text, once it is part of a quantity
	text string // as written, without 多 or 余: 万户, %, Mbps; empty for none
	word string // the text without its multiplier: 户; empty where only a multiplier stands there
	n    int    // the bytes it takes
	over bool   // 多 or 余 says that the number is exceeded: 500多家
}

// unitAt reads the unit at the start of s.
func unitAt(s string) (u unit) {
	n := multiplier(s)
	scale := s[:n]
	if k := overMark(s[n:]); k > 0 {
		u.over, n = true, n+k
		k = multiplier(s[n:])
		scale, n = scale+s[n:n+k], n+k
	}
	u.word = unitWord(s[n:])
	if u.word == "" {
		space := leadingSpaces(s[n:])
		if word := unitSymbol(s[n+space:]); scale == "" || len(word) > 1 || word == "%" {
			if u.word = word; word != "" {
				n += space
			}
		}
	}
	u.from = n
	n += len(u.word)
	if k := perUnit(s[n:]); u.word != "" && k > 0 {
		u.word, n = u.word+s[n:n+k], n+k
	}
	if k := overMark(s[n:]); k > 0 && u.word != "" {
		u.over, n = true, n+k
	}
	u.text, u.n = scale+u.word, n
	if u.text == "" {
		u.n = 0
	}
	return u
}

func multiplier(s string) (n int) {
	for range 3 {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune("十百千万亿", r) || unitWord(s[n:]) != "" { // 千瓦时 is a unit itself
			break
		}
		n += size
	}
	return n
}

func overMark(s string) int {
	for _, mark := range []string{"多", "余"} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

func unitWord(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	for _, word := range unitsByFirst[r] {
		if rest, ok := strings.CutPrefix(s, word); ok {
			next, size := utf8.DecodeRuneInString(rest)
			if rest == "" || !strings.ContainsRune(notUnit[word], next) {
				return word
			}
			if after := unitAfterAll[word+string(next)]; after != "" && strings.ContainsRune(after, firstRune(rest[size:])) {
				return word
			}
			return ""
		}
	}
	return ""
}

// unitSymbol reads a unit in Latin letters or a sign. A hyphen or a letter after it makes it part of a name: 10G-PON.
func unitSymbol(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if unitSymbols[string(r)] && r > '9' && !isLetter(byte(r)) || r == '%' {
		return s[:size]
	}
	n, slash := 0, 0
	for n < len(s) && n < 12 {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case r < utf8.RuneSelf && isLetter(byte(r)), r == 'μ', r == 'µ', n > 0 && strings.ContainsRune("23²³·", r):
		case r == '/' && n > 0 && slash == 0:
			slash = n
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		n += size
	}
	if slash > 0 && isSymbol(s[:slash]) && (isSymbol(s[slash+1:n]) || s[slash+1:n] == "L" || s[slash+1:n] == "s") && !namesOn(s[n:]) {
		return s[:n]
	}
	for _, end := range []int{n, slash} {
		if end > 0 && isSymbol(s[:end]) && !namesOn(s[end:]) {
			return s[:end]
		}
	}
	return ""
}

// isSymbol knows a unit in Latin letters, whatever its case, its small letter μ and the way its powers are written.
func isSymbol(s string) bool {
	return unitSymbols[symbolSpelling.Replace(lowerLatin(s))]
}

var symbolSpelling = strings.NewReplacer("μ", "u", "µ", "u", "²", "2", "³", "3")

// namesOn reports whether a name goes on: a hyphen with a letter or figure, as in 10G-PON, is no range.
func namesOn(rest string) bool {
	return len(rest) > 1 && (rest[0] == '-' || rest[0] == '+') && isLetter(rest[1]) || rest != "" && isLetter(rest[0])
}

// perUnit reads what a unit is taken by: /年, /小时, /人.
func perUnit(s string) int {
	rest, ok := strings.CutPrefix(s, "/")
	if !ok {
		return 0
	}
	for _, word := range []string{"万", "百", "千"} {
		if more, ok := strings.CutPrefix(rest, word); ok && unitWord(more) != "" {
			return 1 + len(word) + len(unitWord(more))
		}
	}
	for _, word := range []string{"年", "月", "户", "人"} {
		if strings.HasPrefix(rest, word) {
			return 1 + len(word)
		}
	}
	if word := unitWord(rest); word != "" {
		return 1 + len(word)
	}
	return 0
}
