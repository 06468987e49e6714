package doc

import (
	"strings"
	"unicode/utf8"
)

const hanDigits = "零一二三四五六七八九"

// longestNumeral is the most bytes of an ordinal: 九百九十九, and some more. What is longer is none.
const longestNumeral = 24

// hanNumeral reads the Chinese number at the start of s (一, 十二, 二十一, 一百零三, 二〇一四 is no ordinal) and says how many
// bytes it takes; n is 0 where there is none.
func hanNumeral(s string) (value, n int) {
	section, digit := 0, 0
	for n < len(s) {
		if n > longestNumeral {
			return 0, 0
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case strings.ContainsRune("百佰", r):
			section, digit = section+max(digit, 1)*100, 0
		case strings.ContainsRune("十拾", r):
			section, digit = section+max(digit, 1)*10, 0
		case r == '〇' || r == '两':
			return section + digit, n
		default:
			at := strings.IndexRune(hanDigits, r)
			if at < 0 || digit > 0 {
				return section + digit, n
			}
			digit = at / 3
		}
		n += size
	}
	return section + digit, n
}

// Numeral is the number that a text is, in digits or in Chinese: 12, 十二; 0 where it is none.
func Numeral(s string) int {
	for _, read := range []func(string) (int, int){arabicNumeral, hanNumeral} {
		if value, n := read(s); n > 0 && n == len(s) {
			return value
		}
	}
	return 0
}

// arabicNumeral reads one to three digits at the start of s.
func arabicNumeral(s string) (value, n int) {
	for n < len(s) && n < 4 && s[n] >= '0' && s[n] <= '9' {
		value = value*10 + int(s[n]-'0')
		n++
	}
	if n == 4 {
		return 0, 0
	}
	return value, n
}
