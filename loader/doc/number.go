package doc

import (
	"regexp"
	"strings"
)

// numberForm is a document number: 杭政办函〔2014〕118号. The normal form writes its brackets square.
var numberForm = regexp.MustCompile(`[\p{Han}]{1,14} ?[\[(](19|20)\d\d年?[\])] ?第? ?\d{1,5} ?号`)

// orderForm is the number of an order or a notice to the public: 北京市人民政府令第309号, 工业和信息化部公告2023年第5号.
var orderForm = regexp.MustCompile(`^[\p{Han}]{2,24}(?:令|公告)(?:(?:19|20)\d\d年)?第\d{1,4}号$`)

// restOfNumber is what a number on two lines has on its second.
var restOfNumber = regexp.MustCompile(`^(?:[\[(]|第?\d{1,5} ?号$|年?[\])])`)

// IsNumber reports whether a text is a document number and nothing else.
func IsNumber(s string) bool {
	at := numberForm.FindStringIndex(s)
	return at != nil && at[0] == 0 && at[1] == len(s)
}

// IsOrder reports whether a text is the number of an order or a notice.
func IsOrder(s string) bool { return orderForm.MatchString(s) }

// EndsNumber reports whether a text is the second line of a number on two lines.
func EndsNumber(s string) bool { return restOfNumber.MatchString(s) }

// Numbers finds the first few document numbers in a text.
func Numbers(s string) [][]int { return numberForm.FindAllStringIndex(s, 3) }

// WriteNumber writes a number with the brackets of the standard, whatever the copy has.
func WriteNumber(s string) string {
	return strings.NewReplacer("[", "〔", "]", "〕", "(", "〔", ")", "〕", " ", "", "年]", "〕", "年)", "〕").Replace(s)
}
