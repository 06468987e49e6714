package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

var (
	objectHead = regexp.MustCompile(`(?:^|[\r\n\s])(\d{1,7})[ \t]+\d{1,5}[ \t]+obj\b`)
	isPage     = regexp.MustCompile(`/Type\s*/Page[^s]`)
	isCatalog  = regexp.MustCompile(`/Type\s*/Catalog`)
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
	if len(pages) == 0 {
		return nil
	}
	return assemble(objects, pages, root)
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
