package format

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numbering makes the numbers that Word shows before the paragraphs of its lists. A paragraph, or its style, names a
// list and a level; a list belongs to a definition, which says for each level how its numbers look ("（%2）", the format
// chineseCounting) and which lists share through one count. An item of a level starts the count of all levels below anew.
type numbering struct {
	styles map[string]style
	lists  map[string]*list
}

// style is what the style of a paragraph says about lists.
type style struct {
	name, basedOn string
	list          string // numId
	level         int
	run           *element // how its characters look
}

type list struct {
	of        *definition
	overrides [levels]*level // what the list changes in its definition
	restarts  [levels]int    // where the list begins to count; -1 where it counts on
}

type definition struct {
	levels [levels]level
	counts [levels]int // the last number of each level; -1 before the first
}

const levels = 9

type level struct {
	start     int
	format    string
	text      string
	space     bool   // something parts the number from the text
	restartAt int    // the level below which an item starts this count anew
	legal     bool   // Arabic digits only
	style     string // a style whose paragraphs are at this level
}

func (d *docx) readNumbering(files *archive, folder string) error {
	n := numbering{styles: map[string]style{}, lists: map[string]*list{}}
	err := files.each(folder+"/styles.xml", "styles", func(e *element) {
		if e.name == "style" {
			n.styles[e.attr("styleId")] = style{
				name: e.first("name").val(), basedOn: e.first("basedOn").val(),
				list: e.at("pPr", "numPr", "numId").val(), level: number(e.at("pPr", "numPr", "ilvl").val(), -1), run: e.first("rPr"),
			}
		}
	})
	if err != nil {
		return err
	}
	definitions, links := map[string]*definition{}, map[string]string{}
	err = files.each(folder+"/numbering.xml", "numbering", func(e *element) {
		switch id := e.attr("abstractNumId"); e.name {
		case "abstractNum":
			definitions[id], links[id] = readDefinition(e), e.first("numStyleLink").val()
		case "num":
			of := e.first("abstractNumId").val()
			if link := n.lists[n.styles[links[of]].list]; links[of] != "" && link != nil {
				definitions[of] = link.of
			}
			if definitions[of] != nil {
				n.lists[e.attr("numId")] = readList(e, definitions[of])
			}
		}
	})
	d.numbering = n
	return err
}

func readDefinition(e *element) *definition {
	d := &definition{}
	for i := range d.levels {
		d.levels[i], d.counts[i] = level{start: 1, format: "none", restartAt: i}, -1
	}
	for _, kid := range e.kids {
		if i := number(kid.attr("ilvl"), -1); kid.name == "lvl" && i >= 0 && i < levels {
			d.levels[i] = readLevel(kid, i)
		}
	}
	return d
}

func readLevel(e *element, i int) level {
	l := level{
		start: number(e.first("start").val(), 0), format: e.first("numFmt").val(), text: e.first("lvlText").val(),
		space: e.first("suff").val() != "nothing", restartAt: number(e.first("lvlRestart").val(), i),
		legal: e.first("isLgl").on(), style: e.first("pStyle").val(),
	}
	if custom := e.at("AlternateContent", "Fallback", "numFmt"); l.format == "" && custom != nil {
		l.format = custom.val()
	}
	return l
}

func readList(e *element, of *definition) *list {
	l := &list{of: of}
	for i := range l.restarts {
		l.restarts[i] = -1
	}
	for _, kid := range e.kids {
		i := number(kid.attr("ilvl"), -1)
		if kid.name != "lvlOverride" || i < 0 || i >= levels {
			continue
		}
		l.restarts[i] = number(kid.first("startOverride").val(), -1)
		if changed := kid.first("lvl"); changed != nil {
			override := readLevel(changed, i)
			l.overrides[i] = &override
		}
	}
	return l
}

// next is the number before a paragraph, ready to be put before its text; "" where it has none.
func (n *numbering) next(p *element) string {
	l, at := n.place(p)
	if l == nil {
		return ""
	}
	counts := &l.of.counts
	if start := l.restarts[at]; start >= 0 {
		counts[at], l.restarts[at] = start-1, -1
	} else if counts[at] < 0 {
		counts[at] = l.level(at).start - 1
	}
	counts[at]++
	for i := range counts {
		switch {
		case i < at && counts[i] < 0:
			counts[i] = l.level(i).start
		case i > at && at < l.level(i).restartAt:
			counts[i] = -1
		}
	}
	return l.mark(at)
}

// place is the list and the level of a paragraph: its own, or those of its style.
func (n *numbering) place(p *element) (*list, int) {
	own := p.at("pPr", "numPr")
	id, at := own.first("numId").val(), number(own.first("ilvl").val(), -1)
	name := p.at("pPr", "pStyle").val()
	for range 20 { // styles may be based on each other in a ring
		s, ok := n.styles[name]
		if !ok || id != "" {
			break
		}
		if id = s.list; id != "" {
			at = max(at, s.level, n.lists[id].levelOf(name))
		}
		name = s.basedOn
	}
	return n.lists[id], min(max(at, 0), levels-1)
}

// levelOf is the level that a definition reserves for a style; -1 where it does not.
func (l *list) levelOf(style string) int {
	if l != nil {
		for i := range levels {
			if l.level(i).style == style {
				return i
			}
		}
	}
	return -1
}

func (l *list) level(i int) level {
	if l.overrides[i] != nil {
		return *l.overrides[i]
	}
	return l.of.levels[i]
}

// mark writes the number of the current item of a level.
func (l *list) mark(at int) string {
	here := l.level(at)
	if here.format == "bullet" {
		return bullet(here.text)
	}
	text := here.text
	for i := range levels {
		format := l.level(i).format
		if here.legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numeral(format, l.of.counts[i]))
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if wide := last >= utf8.RuneSelf && unicode.IsPunct(last); here.space && !wide && text != "" {
		text += " " // full-width punctuation brings its own space
	}
	return text
}

// bullet is a bullet as a character; those of symbol fonts have none of their own.
func bullet(text string) string {
	if r, _ := utf8.DecodeRuneInString(text); text == "" || r >= 0xe000 && r <= 0xf8ff {
		return "• "
	}
	return text + " "
}
