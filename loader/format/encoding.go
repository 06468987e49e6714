package format

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf "golang.org/x/text/encoding/unicode"
)

// The bytes of a text do not say how they are to be read, so each encoding is asked in turn, the surest first:
//
//  1. A byte order mark decides.
//  2. Bytes that are valid UTF-8 are UTF-8: by chance no other encoding of a Chinese text is.
//  3. GB18030 and both orders of UTF-16 read nearly any bytes, so theirs must read like Chinese or plain ASCII; the
//     one that reads best wins.
//  4. UTF-8 with a few broken bytes is UTF-8; each of them becomes U+FFFD, and a note tells the line.
//
// Anything else is refused: better no text than a wrong one.

const (
	// plausible is the share of a text's characters, without ASCII's, that must be everyday Chinese. Plans have 0.99;
	// text read in a wrong encoding has less than 0.7.
	plausible = 0.85
	// stray bounds the broken bytes in a text that is otherwise clear: one of so many.
	stray = 100
	// sampled is how much of a file, from its first byte beyond ASCII on, is looked at to guess its encoding.
	sampled = 64 << 10
)

const utf8Name = "UTF-8"

type candidate struct {
	name    string
	charset encoding.Encoding
}

var (
	utf16LE = candidate{"UTF-16LE", utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)}
	utf16BE = candidate{"UTF-16BE", utf.UTF16(utf.BigEndian, utf.IgnoreBOM)}
	gb18030 = candidate{"GB18030", simplifiedchinese.GB18030} // GBK and GB2312 are parts of it
)

// decodeCharacters reads a text in whatever encoding it is in, and names that encoding.
func decodeCharacters(data []byte) (text, name string, notes []Note, err error) {
	if rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		return settle(utf8Name, repairUTF8(rest))
	}
	if rest, ok := bytes.CutPrefix(data, []byte("\xff\xfe")); ok {
		return decodeAs(utf16LE, rest)
	}
	if rest, ok := bytes.CutPrefix(data, []byte("\xfe\xff")); ok {
		return decodeAs(utf16BE, rest)
	}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		if guess, ok := guessEncoding(data); ok {
			return decodeAs(guess, data)
		}
	}
	return settle(utf8Name, repairUTF8(data))
}

func decodeAs(c candidate, data []byte) (text, name string, notes []Note, err error) {
	decoded, err := c.charset.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", nil, fmt.Errorf("%w: %w", ErrNotText, err)
	}
	return settle(c.name, string(decoded))
}

// settle refuses what decoded only by chance and notes the few characters that did not decode.
func settle(name, decoded string) (text, encoding string, notes []Note, err error) {
	var broken, controls, all int
	for _, r := range decoded {
		all++
		if r == utf8.RuneError {
			broken++
		} else if isControl(r) {
			controls++
		}
	}
	if broken*stray > all || controls*stray > all {
		return "", "", nil, fmt.Errorf("%w: its bytes are no text in UTF-8, UTF-16 or GB18030", ErrNotText)
	}
	return decoded, name, brokenLines(decoded), nil
}

func isControl(r rune) bool { return r < ' ' && !unicode.IsSpace(r) || r == 0x7f }

// guessEncoding finds the encoding in which the beginning of the file reads like a text.
func guessEncoding(data []byte) (best candidate, ok bool) {
	first := max(0, bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }))
	sample := data[first&^1:] // UTF-16 counts in pairs
	sample = sample[:min(len(sample), sampled)]
	score := plausible
	for _, c := range []candidate{gb18030, utf16LE, utf16BE} {
		if c == gb18030 && bytes.IndexByte(sample, 0) >= 0 || c != gb18030 && len(data)%2 != 0 {
			continue
		}
		decoded, err := c.charset.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if s := readsLikeText(string(decoded)); s > score {
			best, score, ok = c, s, true
		}
	}
	return best, ok
}

// readsLikeText is the share of everyday Chinese among the characters that are not ASCII, or, where there are none, of
// printable ASCII among all.
func readsLikeText(text string) float64 {
	var good, wide, ascii, control int
	for _, r := range text {
		switch {
		case isControl(r):
			control++
		case r < utf8.RuneSelf:
			ascii++
		default:
			wide++
			if everyday(r) {
				good++
			}
		}
	}
	switch total := wide + ascii + control; {
	case total == 0 || control*stray > total:
		return 0
	case wide > 0:
		return float64(good) / float64(wide)
	default:
		return float64(ascii) / float64(total)
	}
}

// everyday knows the 3,755 most frequent characters (the first level of GB 2312) and the punctuation of Chinese texts.
func everyday(r rune) bool {
	if strings.ContainsRune("　、。·—～…‘’“”〔〕〈〉《》「」『』【】±×÷°①②③④⑤⑥⑦⑧⑨⑩", r) || r >= '！' && r <= '～' {
		return true
	}
	if !unicode.Is(unicode.Han, r) {
		return false
	}
	code, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
	return err == nil && len(code) == 2 && code[0] >= 0xb0 && code[0] <= 0xd7 && code[1] >= 0xa1
}

// repairUTF8 puts U+FFFD for each byte that is no part of a character.
func repairUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	return string([]rune(string(data)))
}

// brokenLines notes each line in which characters could not be read.
func brokenLines(text string) []Note {
	if !strings.ContainsRune(text, utf8.RuneError) {
		return nil
	}
	var notes []Note
	for i, line := range strings.Split(text, "\n") {
		if n := strings.Count(line, string(utf8.RuneError)); n > 0 {
			notes = append(notes, Note{Line: i + 1, Reason: fmt.Sprintf("%d broken characters, read as U+FFFD", n)})
		}
	}
	return notes
}
