package quantity

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// hanDigit are the Chinese digits, as in a number and in a year.
var hanDigit = map[rune]float64{
	'〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
}

// arabicNumber reads the number at the start of s: 6000, 1.28, 12,000. n is 0 where there is none.
func arabicNumber(s string) (v float64, n int) {
	n = digits(s)
	if n == 0 || n > 15 {
		return 0, 0
	}
	for n < len(s) && n <= 19 && s[n] == ',' && digits(s[n+1:]) == 3 {
		n += 4
	}
	if n < len(s) && s[n] == '.' {
		if k := digits(s[n+1:]); k > 0 && k <= 6 {
			n += 1 + k
		}
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s[:n], ",", ""), 64)
	if err != nil {
		return 0, 0
	}
	return v, n
}

func digits(s string) (n int) {
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// hanNumber reads the Chinese number at the start of s, below 万: 两, 十二, 一百二十, 三千, 一点五. 百 and 千 alone are 100
// and 1000. What may follow, 万 and 亿, belongs to the unit. n is 0 where there is none.
func hanNumber(s string) (v float64, n int) {
	v, n = hanInteger(s)
	if n == 0 {
		return 0, 0
	}
	fraction, k := hanFraction(s[n:])
	return v + fraction, n + k
}

// hanFraction reads what stands after the point, which has to be digits: 点二五.
func hanFraction(s string) (v float64, n int) {
	rest, ok := strings.CutPrefix(s, "点")
	if !ok {
		return 0, 0
	}
	figures := []byte("0.")
	for _, r := range rest {
		d, ok := hanDigit[r]
		if !ok || len(figures) > 8 {
			break
		}
		figures, n = append(figures, byte('0'+int(d))), n+utf8.RuneLen(r)
	}
	if n == 0 || hanPower(firstRune(rest[n:])) > 0 {
		return 0, 0
	}
	v, _ = strconv.ParseFloat(string(figures), 64)
	return v, len("点") + n
}

func hanInteger(s string) (v float64, n int) {
	digit, scale := -1.0, 10000.0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isNumeral(r) {
			break
		}
		if d, ok := hanDigit[r]; ok {
			if digit > 0 {
				return 0, 0 // two digits in a row are no number
			}
			digit, n = d, n+size
			continue
		}
		power := hanPower(r)
		if power == 0 || power >= scale {
			break
		}
		if digit < 0 {
			digit = 1
		}
		v, digit, scale, n = v+digit*power, -1, power, n+size
	}
	return v + max(digit, 0), n
}

// hanPower is the power of ten that a character stands for within a number below 万; 0 for any other.
func hanPower(r rune) float64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// hanPair reads two digits that follow each other and say from where to where: 两三, 三五.
func hanPair(s string) (low, high float64, n int) {
	a, size := utf8.DecodeRuneInString(s)
	b, more := utf8.DecodeRuneInString(s[size:])
	low, high = hanDigit[a], hanDigit[b]
	if low == 0 || high <= low || isNumeral(firstRune(s[size+more:])) && multiplier(s[size+more:]) == 0 {
		return 0, 0, 0
	}
	return low, high, size + more
}

// isNumeral reports whether a number in Chinese may begin with the character, or go on with it.
func isNumeral(r rune) bool {
	switch r {
	case '〇', '○', '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿':
		return true
	}
	return false
}

// cutNumber reads a number that the file has cut with blanks: 1 200, 100 000, 9 0, 3. 5. A unit has to stand right behind it, and the
// first piece must be no year. sure is false where the pieces may be two numbers: 12 50个.
func cutNumber(s string, n int) (v float64, end int, sure bool) {
	figures, thousands, small := s[:n], n <= 3 && !strings.Contains(s[:n], "."), true
	if _, k := yearAt(s); k == n {
		return 0, 0, false
	}
	end = n
	for strings.HasPrefix(s[end:], " ") && !strings.Contains(figures, ".") {
		k := digits(s[end+1:])
		if k == 0 || len(figures)+k > 12 {
			break
		}
		piece := s[end+1 : end+1+k]
		thousands, small = thousands && k == 3, small && (k == 1 || piece[0] == '0')
		figures, end = figures+piece, end+1+k
	}
	point := strings.TrimLeft(s[end:], " ")
	if rest, ok := strings.CutPrefix(point, "."); ok && !strings.Contains(figures, ".") {
		rest = strings.TrimLeft(rest, " ")
		if k := digits(rest); k > 0 && k <= 3 {
			figures, end = figures+"."+rest[:k], len(s)-len(rest)+k
		}
	}
	if end == n || unitAt(s[end:]).text == "" {
		return 0, 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(figures, ",", ""), 64)
	return v, end, err == nil && (thousands || small)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
