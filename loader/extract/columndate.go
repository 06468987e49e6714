package extract

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/extract/quantity"
)

// ColumnDate reads a cell below a head that says by when, or what follows such a label: 2024年底, June 30, 2020, Q4 2025,
// 2022.12, 2023-2025. year is meant where the cell names none. It is zero where the cell names no date, or several.
func ColumnDate(c doc.Text, year int) graph.PartialDate {
	if d, ok := clauseDeadline(c.Norm, year); ok {
		return d
	}
	if d := quantity.FindDeadline(c, year); !d.IsZero() {
		return d
	}
	return shortDate(strings.ToLower(strings.Trim(c.Norm, " .。")), year)
}

// Dates that are too short to be told from other numbers in running text, but not where a date must stand.
var (
	yearAlone  = regexp.MustCompile(`^(?:(?:by|before|until|the|end of|end|mid|early|late|fy|cy)[ -]*)*(20\d\d)$`)
	yearSpan   = regexp.MustCompile(`^20\d\d ?[-–—~至] ?(20\d\d)$`)
	quarter    = regexp.MustCompile(`^(?:by |end of |end )*q([1-4])[ ,/-]*(20\d\d)$`)
	yearFirst  = regexp.MustCompile(`^(20\d\d)[ ,/-]*q([1-4])$`)
	monthShort = regexp.MustCompile(`^(20\d\d)[./-](\d{1,2})$`)
	hanQuarter = regexp.MustCompile(`^第?([一二三四1-4])季度(?:末|底)?前?$`)
)

func shortDate(s string, year int) graph.PartialDate {
	if m := yearAlone.FindStringSubmatch(s); m != nil {
		return graph.PartialDate{Year: number(m[1])}
	}
	if m := yearSpan.FindStringSubmatch(s); m != nil {
		return graph.PartialDate{Year: number(m[1])}
	}
	if m := quarter.FindStringSubmatch(s); m != nil {
		return graph.PartialDate{Year: number(m[2]), Month: 3 * number(m[1])}
	}
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		return graph.PartialDate{Year: number(m[1]), Month: 3 * number(m[2])}
	}
	if m := monthShort.FindStringSubmatch(s); m != nil && number(m[2]) >= 1 && number(m[2]) <= 12 {
		return graph.PartialDate{Year: number(m[1]), Month: number(m[2])}
	}
	if m := hanQuarter.FindStringSubmatch(s); m != nil && year > 0 {
		return graph.PartialDate{Year: year, Month: 3 * number(strings.NewReplacer("一", "1", "二", "2", "三", "3", "四", "4").Replace(m[1]))}
	}
	return graph.PartialDate{}
}

// number reads digits that a regexp has found.
func number(digits string) int {
	n, _ := strconv.Atoi(digits) // cannot fail: there are at most four
	return n
}
