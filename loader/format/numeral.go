package format

import (
	"strconv"
	"strings"
)

// numeral writes an ordinal in one of the number formats of Office Open XML (ST_NumberFormat); HTML's list styles are
// a part of them. A format that is not known here is written in Arabic digits.
func numeral(format string, n int) string {
	if n < 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		return strings.Repeat("0", max(0, 2-len(strconv.Itoa(n)))) + strconv.Itoa(n)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n)
	case "lowerLetter":
		return strings.ToLower(letters(n))
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting":
		return counting(n, "零一二三四五六七八九", "十百千")
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return counting(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital":
		return digits(n, '〇', "一二三四五六七八九")
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, '０', "１２３４５６７８９")
	}
	if s := enclosed(format, n); s != "" {
		return s
	}
	return strconv.Itoa(n)
}

// counted holds the formats that have one character for each number.
var counted = map[string]string{
	"decimalEnclosedCircle":        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
	"decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
	"decimalEnclosedParen":         "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
	"decimalEnclosedFullstop":      "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
	"ideographEnclosedCircle":      "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
	"ideographTraditional":         "甲乙丙丁戊己庚辛壬癸",
	"ideographZodiac":              "子丑寅卯辰巳午未申酉戌亥",
}

func enclosed(format string, n int) string {
	runes := []rune(counted[format])
	if n < 1 || n > len(runes) {
		return ""
	}
	return string(runes[n-1])
}

// counting writes 21 as 二十一, 12 as 十二 and 105 as 一百零五.
func counting(n int, ones, tens string) string {
	one, ten := []rune(ones), []rune(tens)
	if n == 0 {
		return string(one[0])
	}
	var b strings.Builder
	zero := false
	for place, unit := 3, 1000; place >= 0; place, unit = place-1, unit/10 {
		d := n / unit % 10
		if d == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune(one[0])
			zero = false
		}
		if d != 1 || place != 1 || b.Len() > 0 {
			b.WriteRune(one[d])
		}
		if place > 0 {
			b.WriteRune(ten[place-1])
		}
	}
	return b.String()
}

// digits writes a number digit by digit: 20 as 二〇.
func digits(n int, zero rune, rest string) string {
	ones := append([]rune{zero}, []rune(rest)...)
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		b.WriteRune(ones[d-'0'])
	}
	return b.String()
}

// letters counts a, b, … z, aa, bb, … as word processors do.
func letters(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), min((n-1)/26+1, 30))
}

func roman(n int) string {
	var b strings.Builder
	for _, step := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.text)
		}
	}
	return b.String()
}
