package metadata

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract/quantity"
)

// signed is who signed a document and when.
type signed struct {
	issuers []string
	day     graph.Date
	at      graph.Span // the line with the day
	suspect []doc.Left // what stands where the issuer should, such as a line of spam
}

// signature is who issued a document and when, and where it says so.
type signature struct {
	issuers  []string
	day      graph.Date
	dates    []graph.Span // the lines with the days
	suspects []doc.Left
}

// readSignature reads who issued the document and when: first from the signature, then from what the page says of it, from the
// title and from the line above all others. The day on which a page was published counts where no other is known.
func (r *reader) readSignature(h *head) signature {
	best := signature{}
	for _, lines := range [][]doc.Text{h.lines, h.tail} {
		for _, s := range r.signatures(lines) {
			if len(best.issuers) == 0 && (len(s.issuers) > 0 || s.day.Year != 0) {
				best.issuers, best.day = s.issuers, s.day
			}
			best.dates, best.suspects = append(best.dates, s.at), append(best.suspects, s.suspect...)
		}
	}
	printed, at := h.printed()
	best.dates = append(best.dates, at...)
	for _, day := range []graph.Date{h.day(fieldIssued), printed, h.day(fieldPublished)} {
		if best.day.IsZero() {
			best.day = day
		}
	}
	if len(best.issuers) == 0 {
		best.issuers = r.unitsIn(doc.Text{Norm: h.fields[fieldIssuer]})
	}
	for _, issuers := range []func(*head) []string{r.issuersInTitle, r.masthead, r.publisher} {
		if len(best.issuers) == 0 {
			best.issuers = issuers(h)
		}
	}
	return best
}

// signatures lists each line with a day, and the issuers before it on the line or on the lines above.
func (r *reader) signatures(lines []doc.Text) (list []signed) {
	for i, t := range lines {
		date, at, n := quantity.FindDay(t.Norm)
		if date.IsZero() || runes(t.Norm) > 90 || strings.Contains(t.Norm, "施行") || strings.Contains(t.Norm, "印发") {
			continue
		}
		after := strings.Trim(bare(t.Norm[at+n:]), "。)")
		if after != "" && !strings.Contains(after, "此件") && !strings.HasPrefix(after, "(") {
			continue
		}
		before := strings.TrimRight(bare(t.Norm[:at]), ",(")
		s := signed{day: date, at: t.Whole()}
		if before == "" {
			s.issuers = r.issuersAbove(lines[:i])
		} else {
			s.issuers = r.unitsIn(t.Slice(0, at))
		}
		if before != "" && len(s.issuers) == 0 && !IsTitle(before) {
			continue
		}
		if before == "" && len(s.issuers) == 0 && i > 0 {
			s.suspect = suspectSigner(lines[i-1])
		}
		list = append(list, s)
	}
	return list
}

// mostIssuers is the most lines of issuers above a date.
const mostIssuers = 40

// issuersAbove lists the issuers on the lines right above a date, each line of which names nothing else.
func (r *reader) issuersAbove(lines []doc.Text) (issuers []string) {
	for n := len(lines) - 1; n >= max(0, len(lines)-mostIssuers); n-- {
		units := r.unitsIn(lines[n])
		if len(units) == 0 {
			break
		}
		issuers = append(units, issuers...)
	}
	return issuers
}

// unitsIn parts a line that names bodies and nothing else; white space, 、 and 和 may stand between them. It is empty where
// the line says anything else.
func (r *reader) unitsIn(t doc.Text) (units []string) {
	s := strings.TrimRight(t.Norm, ",(。 ")
	if s == "" || runes(s) > 200 || strings.ContainsAny(s, "。;:《") {
		return nil
	}
	cuts := []int{0}
	for i, r := range s {
		if i > 0 && (t.Gap(i) || strings.ContainsRune("、, ", r)) {
			cuts = append(cuts, i)
		}
	}
	cuts = append(cuts, len(s))
	if r.isIssuer(s) && (len(cuts) == 2 || len(cuts) > runes(s)/2) {
		return []string{bare(s)}
	}
	for from := 0; from < len(cuts)-1; {
		to := from + 1
		for to < len(cuts) && to-from <= 24 && !r.isIssuer(s[cuts[from]:cuts[to]]) {
			to++
		}
		if to >= len(cuts) || to-from > 24 {
			return nil
		}
		units = append(units, trimIssuer(s[cuts[from]:cuts[to]]))
		from = to
	}
	return units
}

func trimIssuer(s string) string { return strings.Trim(s, "、, *_") }

func (r *reader) isIssuer(s string) bool {
	s = trimIssuer(s)
	return runes(s) >= 3 && runes(s) <= 45 && r.agencies.IsUnit(s) && !strings.HasPrefix(s, "各") && !strings.HasSuffix(s, "部门") && !strings.HasSuffix(s, "单位")
}

// suspectSigner lists what stands where an issuer should, such as a line of spam.
func suspectSigner(t doc.Text) []doc.Left {
	if s := t.Norm; runes(s) <= 30 && !strings.ContainsAny(s, "。,;:()《") && !IsTitle(s) {
		return []doc.Left{{Span: t.Whole(), Reason: "this stands where the issuer should, but names no body"}}
	}
	return nil
}

// jointly is how a title says that others issue it too: 工业和信息化部等八部门关于….
var jointly = regexp.MustCompile(`等[0-9一二三四五六七八九十]+个?(?:部门|单位|厅局|部委)$`)

// issuersInTitle reads the issuers from a title that begins with them: 重庆市人民政府关于…, 北京市经济和信息化局印发….
func (r *reader) issuersInTitle(h *head) []string {
	for i, t := range h.lines[:min(len(h.lines), titleLines)] {
		for _, word := range []string{"关于", "印发", "转发"} {
			at := strings.Index(t.Norm, word)
			if at < 0 || at > 400 {
				continue
			}
			if at == 0 && i > 0 {
				if above := r.issuersAbove(h.lines[:i]); len(above) > 0 {
					return above
				}
				continue
			}
			name := t.Slice(0, at)
			name = name.Slice(0, len(jointly.ReplaceAllString(name.Norm, "")))
			if units := r.unitsIn(trimBold(name)); len(units) > 0 {
				return units
			}
		}
	}
	return nil
}

func trimBold(t doc.Text) doc.Text {
	return t.Slice(len(t.Norm)-len(strings.TrimLeft(t.Norm, "*# ")), len(t.Norm))
}

// masthead reads the issuer from the line that stands above all: 贵州省人民政府文件.
func (r *reader) masthead(h *head) []string {
	for _, t := range h.lines[:min(len(h.lines), 3)] {
		name, ok := strings.CutSuffix(t.Norm, "文件")
		if ok && r.isIssuer(name) {
			return []string{name}
		}
	}
	return nil
}

// publisher is who put the document on the page, where nothing else tells the issuer.
func (r *reader) publisher(h *head) []string {
	return slices.DeleteFunc(r.unitsIn(doc.Text{Norm: h.fields[fieldPublisher]}), func(s string) bool { return strings.HasSuffix(s, "网") })
}

// printed is the day on which the office had it printed: 贵州省人民政府办公厅 2022年4月24日印发.
func (h *head) printed() (day graph.Date, at []graph.Span) {
	for _, t := range slices.Concat(h.tail, h.lines) {
		if date, at, n := quantity.FindDay(t.Norm); !date.IsZero() && strings.HasPrefix(t.Norm[at+n:], "印发") && runes(t.Norm) <= 60 {
			return date, []graph.Span{t.Whole()}
		}
	}
	return graph.Date{}, nil
}
