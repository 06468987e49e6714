package graph

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a day of the Gregorian calendar. The zero Date means "not stated".
type Date struct {
	Year, Month, Day int
}

// ParseDate reads an ISO 8601 day such as 2014-08-25. The error says which form is expected.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a day; write it as 2014-08-25", s)
	}
	return Date{t.Year(), int(t.Month()), t.Day()}, nil
}

// IsZero reports whether the date is not stated.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the date as 2014-08-25, or nothing where it is not stated.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare orders dates in time: negative where d is earlier than e.
func (d Date) Compare(e Date) int {
	return PartialDate(d).Number() - PartialDate(e).Number()
}

// PartialDate is a year, a month or a day: Month and Day are 0 where the plan does not say them.
// The zero PartialDate means "not stated".
type PartialDate struct {
	Year, Month, Day int
}

// ParsePartialDate reads 2020, 2020-06 or 2020-06-30. The error says which forms are expected.
func ParsePartialDate(s string) (PartialDate, error) {
	for n, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			d := PartialDate{t.Year(), int(t.Month()), t.Day()}
			switch n {
			case 0:
				d.Month, d.Day = 0, 0
			case 1:
				d.Day = 0
			}
			return d, nil
		}
	}
	return PartialDate{}, fmt.Errorf("%q is not a date; write it as 2020, 2020-06 or 2020-06-30", s)
}

// IsZero reports whether the date is not stated.
func (d PartialDate) IsZero() bool { return d == PartialDate{} }

// String writes the date as precisely as it is known, or nothing where it is not stated.
func (d PartialDate) String() string {
	return string(d.Append(make([]byte, 0, len(time.DateOnly))))
}

// Append appends what String writes.
func (d PartialDate) Append(b []byte) []byte {
	if d.IsZero() {
		return b
	}
	b = appendPadded(b, d.Year, 1000)
	if d.Month == 0 {
		return b
	}
	b = appendPadded(append(b, '-'), d.Month, 10)
	if d.Day == 0 {
		return b
	}
	return appendPadded(append(b, '-'), d.Day, 10)
}

// appendPadded appends a number with zeros before it, as many as make it as long as least.
func appendPadded(b []byte, n, least int) []byte {
	for ; n < least && least > 1; least /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// First is the earliest day that d may mean: the first of its year or month.
func (d PartialDate) First() Date {
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the latest day that d may mean: the last of its year or month. A deadline "2020" is due on 2020-12-31.
func (d PartialDate) Last() Date {
	if d.Day != 0 {
		return Date(d)
	}
	month := d.Month
	if month == 0 {
		return Date{d.Year, 12, 31}
	}
	t := time.Date(d.Year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

// packed is the date in one number, a sixth of its size: there is one for each measure and target.
func (d PartialDate) packed() int32 { return int32(d.Number()) }

func unpacked(n int32) PartialDate {
	return PartialDate{int(n) / 10000, int(n) / 100 % 100, int(n) % 100}
}

// Number is the date as a number whose digits are its year, month and day: 20201231; 20200000 for a year alone.
func (d PartialDate) Number() int { return d.Year*10000 + d.Month*100 + d.Day }
