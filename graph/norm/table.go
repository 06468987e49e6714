package norm

import (
	_ "embed" // for the radicals
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tables lead from a character to what it is read as.
type tables struct {
	plain   map[rune]rune
	fold    map[rune]rune
	several map[rune]string
}

// equivalent holds Unicode's data on radicals: those of U+2E80 to U+2EFF have no decomposition.
//
//go:embed equivalent.txt
var equivalent string

// sameShape are the blocks whose characters look exactly like those that they decompose to.
var sameShape = [][2]rune{{0x2e80, 0x2fdf}, {0xf900, 0xfaff}, {0x2f800, 0x2fa1f}}

// otherShape are the blocks whose characters mean what they decompose to. Raised and lowered digits are not among
// them: they may be the numbers of notes.
var otherShape = [][2]rune{
	{0x2000, 0x200a}, {0x2100, 0x214f}, {0x2160, 0x217f}, // spaces, letters with a meaning (℃ has a sign of its own), numerals
	{0x2460, 0x24ff}, {0x3200, 0x33ff}, // enclosed and squared
	{0xfb00, 0xfb06}, {0xfe10, 0xfe6f}, {0xff01, 0xffee}, // ligatures, vertical, small and wide forms
	{0x1d400, 0x1d7ff}, {0x1f100, 0x1f16f}, // letters and digits of formulas, and in squares
}

var table = sync.OnceValue(func() tables {
	t := tables{plain: map[rune]rune{}, fold: map[rune]rune{}, several: map[rune]string{}}
	for line := range strings.Lines(equivalent) {
		if from, to, ok := strings.Cut(strings.TrimSpace(line), "; "); ok && !strings.HasPrefix(line, "#") {
			t.plain[codePoint(from)] = codePoint(to)
		}
	}
	for _, block := range sameShape {
		for r := block[0]; r <= block[1]; r++ {
			if to := []rune(norm.NFKC.String(string(r))); len(to) == 1 && to[0] != r {
				t.plain[r] = to[0]
			}
		}
	}
	t.plain['\u00ad'] = 0
	for from, to := range t.plain {
		t.fold[from] = to
	}
	for _, block := range otherShape {
		for r := block[0]; r <= block[1]; r++ {
			t.decompose(r)
		}
	}
	for from, to := range signs {
		t.set(from, to)
	}
	t.number()
	return t
})

func codePoint(s string) rune {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		panic("norm: " + s) // the data come along
	}
	return rune(v)
}

// decompose reads a character as what Unicode says that it stands for, brackets and all in the form of signs.
func (t tables) decompose(r rune) {
	if to := norm.NFKC.String(string(r)); to != string(r) && !unicode.IsSpace(r) {
		t.set(r, to)
	}
}

func (t tables) set(from rune, to string) {
	to = strings.Map(func(r rune) rune {
		if to, ok := signs[r]; ok {
			r, _ = utf8.DecodeRuneInString(to)
		}
		return r
	}, to)
	delete(t.fold, from)
	delete(t.several, from)
	if r, size := utf8.DecodeRuneInString(to); size == len(to) {
		t.fold[from] = r
		return
	}
	t.several[from] = to
}

// number reads all numbers in circles as those of one block, and leaves the numbers in brackets and with stops as they
// are: they mark items.
func (t tables) number() {
	runs := []struct {
		from rune
		to   string
	}{
		{'⓵', "①②③④⑤⑥⑦⑧⑨⑩"}, {'❶', "①②③④⑤⑥⑦⑧⑨⑩"}, {'➀', "①②③④⑤⑥⑦⑧⑨⑩"}, {'➊', "①②③④⑤⑥⑦⑧⑨⑩"}, {'⓫', "⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
		{'①', "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"}, {'㉑', "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟"}, {'㊱', "㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"},
		{'⑴', "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"}, {'⒈', "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
		{'㈠', "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"}, {'㊀', "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"}, {0x24ea, "⓪"}, {'℃', "℃"}, {'℉', "℉"}, {'™', "™"}, {'№', "№"},
	}
	for _, run := range runs {
		at := run.from
		for _, to := range run.to {
			delete(t.several, at)
			t.fold[at] = to
			at++
		}
	}
}
