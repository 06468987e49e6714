package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

var (
	objectHead = regexp.MustCompile(`(?:^|[\r\n\s])(\d{1,7})[ \t]+\d{1,5}[ \t]+obj\b`)
	isPage     = regexp.MustCompile(`/Type\s*/Page[^s]`)
	isCatalog  = regexp.MustCompile(`/Type\s*/Catalog`)
	isPacked   = regexp.MustCompile(`/Type\s*/ObjStm`)
	firstAt    = regexp.MustCompile(`/First\s+(\d{1,9})`)
	countOf    = regexp.MustCompile(`/N\s+(\d{1,7})`)
	pageTree   = regexp.MustCompile(`/Type\s*/Pages`)
)

// maxRepaired bounds the objects of a file that is put together anew.
const maxRepaired = 1 << 18

// repair puts the whole objects of a file that lacks its table of objects, or its end, together as a new file. Where the
// catalog or the tree of pages is lost, the pages that are there follow each other as they do in the file. It gives nil
// where the file has none.
func repair(data []byte) []byte {
	objects := map[int][]byte{}
	var pages []int
	root := 0
	heads := objectHead.FindAllSubmatchIndex(data, maxRepaired)
	for i, h := range heads {
		end := len(data)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		number, err := strconv.Atoi(string(data[h[2]:h[3]]))
		body := data[h[2]:end]
		last := bytes.LastIndex(body, []byte("endobj"))
		if err != nil || number == 0 || last < 0 {
			continue
		}
		body = body[:last+len("endobj")]
		objects[number] = body
		switch head := body[:min(len(body), 4096)]; {
		case isCatalog.Match(head):
			root = number
		case isPage.Match(head):
			pages = append(slices.DeleteFunc(pages, func(p int) bool { return p == number }), number)
		}
	}
	kept := len(pages)
	for number, body := range packed(objects) {
		if objects[number] != nil {
			continue
		}
		objects[number] = body
		switch {
		case isCatalog.Match(body):
			root = number
		case isPage.Match(body):
			pages = append(pages, number)
		}
	}
	slices.Sort(pages[kept:])
	if len(pages) == 0 {
		return nil
	}
	return assemble(objects, pages, root)
}

// maxPacked bounds what is unpacked, in bytes.
const maxPacked = 64 << 20

// packed takes apart the streams that hold objects.
func packed(objects map[int][]byte) map[int][]byte {
	found, left := map[int][]byte{}, maxPacked
	for _, number := range slices.Sorted(maps.Keys(objects)) {
		body := objects[number]
		dict, rest, ok := bytes.Cut(body, []byte("stream"))
		if !ok || !isPacked.Match(dict) || !bytes.Contains(dict, []byte("FlateDecode")) {
			continue
		}
		in, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(rest, "\r\n")))
		if err != nil {
			continue
		}
		content, _ := io.ReadAll(io.LimitReader(in, int64(left))) // what is there of it
		left -= len(content)
		unpack(content, numberIn(firstAt, dict), numberIn(countOf, dict), found)
	}
	return found
}

// unpack adds the objects of a stream, whose numbers and places stand at its beginning.
func unpack(content []byte, first, count int, to map[int][]byte) {
	if first <= 0 || first > len(content) {
		return
	}
	head := bytes.Fields(content[:first])
	for i := 0; i+1 < len(head) && i < 2*count && len(to) < maxRepaired; i += 2 {
		number, err1 := strconv.Atoi(string(head[i]))
		from, err2 := strconv.Atoi(string(head[i+1]))
		end := len(content) - first
		if i+3 < len(head) {
			end, _ = strconv.Atoi(string(head[i+3]))
		}
		if err1 != nil || err2 != nil || number <= 0 || from < 0 || end <= from || first+end > len(content) {
			continue
		}
		to[number] = fmt.Appendf(nil, "%d 0 obj\n%s\nendobj", number, content[first+from:first+end])
	}
}

// numberIn is the number that a pattern finds; 0 where it finds none.
func numberIn(pattern *regexp.Regexp, in []byte) int {
	if found := pattern.FindSubmatch(in); found != nil {
		n, _ := strconv.Atoi(string(found[1]))
		return n
	}
	return 0
}

func assemble(objects map[int][]byte, pages []int, root int) []byte {
	numbers := make([]int, 0, len(objects)+2)
	tree := false
	for n, body := range objects {
		numbers = append(numbers, n)
		tree = tree || pageTree.Match(body[:min(len(body), 4096)])
	}
	slices.Sort(numbers)
	last := numbers[len(numbers)-1]
	if root == 0 || !tree {
		kids := ""
		for _, p := range pages {
			kids += fmt.Sprintf("%d 0 R ", p)
		}
		objects[last+1] = fmt.Appendf(nil, "%d 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj", last+1, len(pages), kids)
		objects[last+2] = fmt.Appendf(nil, "%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj", last+2, last+1)
		numbers, root, last = append(numbers, last+1, last+2), last+2, last+2
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	table := fmt.Appendf(nil, "xref\n0 1\n0000000000 65535 f \n")
	for _, n := range numbers {
		table = fmt.Appendf(table, "%d 1\n%010d 00000 n \n", n, b.Len())
		b.Write(objects[n])
		b.WriteByte('\n')
	}
	at := b.Len()
	b.Write(table)
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", last+1, root, at)
	return b.Bytes()
}
