package doc

import (
	"strings"
	"unicode/utf8"
)

// markup is the pair of marks with which Markdown makes words of a line strong: "**" or "__", each as often to open as to
// close; "" where there is none. A line of dots or underscores is one to write on.
func markup(line string) string {
	for _, mark := range []string{"**", "__"} {
		if strings.IndexByte(line, mark[0]) < 0 || strings.Contains(line, mark+mark[:1]) {
			continue
		}
		if n := strings.Count(line, mark); n > 0 && n%2 == 0 {
			return mark
		}
	}
	return ""
}

// markupAt is the length of the marks with which a text goes on that are not read.
func markupAt(s, mark string) int {
	switch {
	case mark != "" && strings.HasPrefix(s, mark):
		return len(mark)
	case s[0] == '\\' && len(s) > 1 && strings.IndexByte(".()[]#*_-+!>|`~{}\\", s[1]) >= 0:
		return 1
	}
	return 0
}

// unseen reports whether a character between two others is white space, nothing, or markup.
func unseen(r rune) bool { return blank(r) || r == '*' || r == '_' || r == '\\' }

// isBar reports whether a character parts cells, as a line of a box does.
func isBar(r rune) bool { return r == '|' || r == '│' || r == '┃' || r == '║' || r == '｜' }

func isBox(r rune) bool { return r >= 0x2500 && r <= 0x257f }

// isBoxRule reports whether a line is a rule of a box that is drawn with characters.
func isBoxRule(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return isBox(first) && !isBar(first) && utf8.RuneCountInString(s) > 3 && strings.TrimFunc(s, func(r rune) bool { return isBox(r) || r == ' ' }) == ""
}
