package convert

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"github.com/plangraph/plangraph/loader/format"
)

// language is the one that tesseract reads: simplified Chinese, with the letters and figures in it.
const language = "chi_sim"

// What a scan may have.
const (
	maxScanPages = 300
	dotsPerInch  = 300
)

var (
	tesseractVersion = regexp.MustCompile(`tesseract v?[0-9.]+`)
	popplerVersion   = regexp.MustCompile(`pdftoppm version [0-9.]+`)
)

func tesseract(ctx context.Context) *program {
	const install = "tesseract-ocr tesseract-ocr-chi-sim poppler-utils"
	found := find(ctx, install, func(said []byte) string { return string(tesseractVersion.Find(said)) }, "--version", "tesseract")
	if found.missing != nil {
		return found
	}
	if said, err := run(ctx, os.TempDir(), found.path, "--list-langs"); err != nil || !regexp.MustCompile(`(?m)^`+language+`\s*$`).Match(said) {
		found.missing = fmt.Errorf("%w: tesseract lacks the language %s (Debian: apt-get install %s)", errFailed, language, install)
	}
	found.version += " with " + language
	return found
}

// recognise gives the table of the words on the pages of a scan. The pages are drawn and read one by one.
func (p *program) recognise(ctx context.Context, dir string, data []byte, need format.Need) ([]byte, error) {
	const name = "scan"
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
		return nil, errFailed
	}
	if need == format.NeedsPicture {
		return p.words(ctx, dir, name)
	}
	draw := find(ctx, "poppler-utils", func(said []byte) string { return string(popplerVersion.Find(said)) }, "-v", "pdftoppm")
	if draw.missing != nil {
		return nil, draw.missing
	}
	var all []byte
	for page := 1; page <= maxScanPages; page++ {
		number, picture := strconv.Itoa(page), filepath.Join(dir, "page")
		_, err := run(ctx, dir, draw.path, "-f", number, "-l", number, "-singlefile", "-r", strconv.Itoa(dotsPerInch), "-scale-to-x", "2480", "-scale-to-y", "-1", "-gray", "-png", filepath.Join(dir, name), picture)
		if _, there := os.Stat(picture + ".png"); there != nil {
			if page == 1 {
				return nil, fmt.Errorf("%w: its pages cannot be drawn", errFailed)
			}
			return all, ctx.Err()
		} else if err != nil {
			return nil, err
		}
		table, err := p.words(ctx, dir, "page.png")
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", page, err)
		}
		_ = os.Remove(picture + ".png")
		if all = append(all, table...); len(all) > maxMade {
			return nil, fmt.Errorf("%w: more than %d MB came out", errFailed, maxMade>>20)
		}
	}
	return nil, fmt.Errorf("%w: it has more than %d pages", errFailed, maxScanPages)
}

// words is the table of the words on a picture.
func (p *program) words(ctx context.Context, dir, picture string) ([]byte, error) {
	if _, err := run(ctx, dir, p.path, filepath.Join(dir, picture), filepath.Join(dir, "words"), "-l", language, "--psm", "3", "tsv"); err != nil {
		return nil, err
	}
	table, err := made(dir, "words.tsv")
	_ = os.Remove(filepath.Join(dir, "words.tsv"))
	if err == nil && !bytes.HasSuffix(table, []byte("\n")) {
		table = append(table, '\n')
	}
	return table, err
}
