package pdf

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// charset is a named encoding of composite fonts. Its codes are those of a character set, so that no table of glyphs is
// needed to read them. For Identity-H, whose codes mean glyphs, decode is nil.
type charset struct {
	decode encoding.Encoding
	length func(s string) int // bytes of the code that s begins with
}

// charsetOf knows the encodings that the PDF standard lists, by the parts of their names.
func charsetOf(name string) charset {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "-H"), "-V")
	two := func(string) int { return 2 }
	switch {
	case strings.HasSuffix(name, "-UCS2"), strings.HasSuffix(name, "-UTF16"):
		return charset{unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), lengthUTF16}
	case strings.HasPrefix(name, "GBK2K"):
		return charset{simplifiedchinese.GB18030, lengthGB18030}
	case strings.HasPrefix(name, "GB"):
		return charset{simplifiedchinese.GBK, lengthDouble}
	case strings.HasSuffix(name, "-B5"), strings.HasPrefix(name, "HKscs"), strings.HasPrefix(name, "B5"):
		return charset{traditionalchinese.Big5, lengthDouble}
	case strings.HasSuffix(name, "-RKSJ"):
		return charset{japanese.ShiftJIS, lengthShiftJIS}
	case strings.HasPrefix(name, "KSC"):
		return charset{korean.EUCKR, lengthDouble}
	}
	return charset{length: two}
}

func lengthUTF16(s string) int {
	if s[0] >= 0xd8 && s[0] <= 0xdb {
		return 4
	}
	return 2
}

func lengthDouble(s string) int {
	if s[0] >= 0x81 {
		return 2
	}
	return 1
}

func lengthGB18030(s string) int {
	if len(s) >= 2 && s[0] >= 0x81 && s[1] >= '0' && s[1] <= '9' {
		return 4
	}
	return lengthDouble(s)
}

func lengthShiftJIS(s string) int {
	if s[0] >= 0xa0 && s[0] <= 0xdf {
		return 1
	}
	return lengthDouble(s)
}
