package extract

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

// hanNumber reads the Chinese number at the start of s, below 万: 两, 十二, 一百二十, 三千. 百 and 千 alone are 100 and 1000.
// What may follow, 万 and 亿, belongs to the unit. n is 0 where there is none.
func hanNumber(s string) (v float64, n int) {
	digit, scale := -1.0, 10000.0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
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
