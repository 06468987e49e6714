package norm

import (
	_ "embed" // for the traditional characters
	"strings"
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// traditional holds pairs: a traditional character and the simplified one that it is read as.
//
//go:embed traditional.txt
var traditional string

// The block whose characters the table pairs.
const firstHan, lastHan = 0x4e00, 0x9fff

// simplified leads from each character of the block to the simplified one, 0 where there is none.
var simplified = sync.OnceValue(func() *[lastHan - firstHan + 1]uint16 {
	var t [lastHan - firstHan + 1]uint16
	own := simplifiedchinese.HZGB2312.NewEncoder()
	for line := range strings.Lines(traditional) {
		pair := []rune(strings.TrimSpace(line))
		if len(pair) == 0 || pair[0] == '#' {
			continue
		}
		for i := 0; i+1 < len(pair); i += 2 {
			if _, err := own.String(string(pair[i])); err != nil {
				t[pair[i]-firstHan] = uint16(pair[i+1])
			}
		}
	}
	for at, to := range t { // 薴 is 苧, and that 苎
		if to != 0 && t[to-firstHan] != 0 {
			t[at] = t[to-firstHan]
		}
	}
	return &t
})

// Simplify is the simplified character as which a traditional one is read, r itself for all others. What GB 2312 has, the set of
// simplified Chinese, stays as it is: 乾 is a character of its own in 乾县.
func Simplify(r rune) rune {
	if r < firstHan || r > lastHan {
		return r
	}
	if to := simplified()[r-firstHan]; to != 0 {
		return rune(to)
	}
	return r
}
