package loader

import (
	"regexp"
	"strings"

	"github.com/plangraph/plangraph/loader/doc"
)

// numberForm is a document number: 杭政办函〔2014〕118号. The normal form writes its brackets square.
var numberForm = regexp.MustCompile(`[\p{Han}]{1,14} ?[\[(](19|20)\d\d年?[\])] ?第? ?\d{1,5} ?号`)

// orderForm is the number of an order or a notice to the public: 北京市人民政府令第309号, 工业和信息化部公告2023年第5号.
var orderForm = regexp.MustCompile(`^[\p{Han}]{2,24}(?:令|公告)(?:(?:19|20)\d\d年)?第\d{1,4}号$`)

// restOfNumber is what a number on two lines has on its second.
var restOfNumber = regexp.MustCompile(`^(?:[\[(]|第?\d{1,5} ?号$|年?[\])])`)

// documentNumber is the number that stands on a line of its own or on two, else what the page calls it, else the first one
// outside brackets and book marks.
func (h *head) documentNumber() string {
	for i, t := range h.lines {
		s := numberLine(t.Norm)
		if isNumber(s) || orderForm.MatchString(s) {
			return writeNumber(s)
		}
		if i+1 < len(h.lines) && len(s) <= 60 && !endsTitle(s) {
			if rest := numberLine(h.lines[i+1].Norm); restOfNumber.MatchString(rest) && isNumber(s+rest) {
				return writeNumber(s + rest)
			}
		}
	}
	if s := numberLine(h.fields[fieldNumber]); isNumber(s) || orderForm.MatchString(s) {
		return writeNumber(s)
	}
	return h.runInNumber(h.passages)
}

// numberLine is a line as a number would stand in it.
func numberLine(s string) string {
	s = bare(s)
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inner, ")") {
		s = strings.TrimSuffix(inner, ")")
	}
	return strings.TrimRight(s, "。 ")
}

func isNumber(s string) bool {
	at := numberForm.FindStringIndex(s)
	return at != nil && at[0] == 0 && at[1] == len(s)
}

// runInNumber is a number within a passage, but not one that the text only refers to.
func (h *head) runInNumber(passages []doc.Text) string {
	for _, t := range passages {
		for _, at := range numberForm.FindAllStringIndex(t.Norm, 3) {
			before := t.Norm[:at[0]]
			if strings.HasSuffix(before, "(") || strings.Contains(before, "根据") || strings.Contains(before, "按照") || runes(before) > 120 {
				continue
			}
			return writeNumber(issuerCode(t.Norm[at[0]:at[1]]))
		}
	}
	return ""
}

// issuerCode cuts off what runs into a number from the title before it: …的意见渝府发[2019]17号.
func issuerCode(s string) string {
	for _, end := range titleEnds {
		if at := strings.LastIndex(s[:strings.IndexAny(s, "[(")], end); at >= 0 {
			s = s[at+len(end):]
		}
	}
	return s
}

// writeNumber writes a number with the brackets of the standard, whatever the copy has.
func writeNumber(s string) string {
	return strings.NewReplacer("[", "〔", "]", "〕", "(", "〔", ")", "〕", " ", "", "年]", "〕", "年)", "〕").Replace(s)
}
