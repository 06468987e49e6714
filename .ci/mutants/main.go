// Command mutants tries whether the tests of a package notice small mistakes in its code. It makes a sample of mutants, each
// the code with one mistake, runs the package's own tests on each, and prints which were caught and which survived.
//
//	go run ./.ci/mutants -n 50 ./loader
//
// A mutant is caught where a test fails, panics or runs into the time limit. One that does not compile is replaced by the
// next. Tests that are added leave the sample as it is, and a change of a function only takes its own mutants out of it, so
// that figures before and after can be compared.
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

func main() {
	n := flag.Int("n", 50, "how many mutants are tried")
	seed := flag.String("seed", "1", "another seed takes another sample")
	files := flag.String("files", "", "only files whose names match this regular expression")
	only := flag.String("only", "", "only mutants whose printed line matches this regular expression")
	skip := flag.String("skip", "", "without the tests whose names match this regular expression, such as slow ones")
	list := flag.Bool("list", false, "print the mutants and run nothing")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: mutants [flags] PACKAGE; the flags are listed by -h")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *n, *seed, *files, *only, *skip, *list); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

func run(pkg string, n int, seed, files, only, skip string, list bool) error {
	inFiles, err := regexp.Compile(files)
	if err != nil {
		return fmt.Errorf("-files: %w", err)
	}
	matching, err := regexp.Compile(only)
	if err != nil {
		return fmt.Errorf("-only: %w", err)
	}
	p, err := load(pkg)
	if err != nil {
		return err
	}
	p.skip = skip
	all, err := p.mutants(inFiles)
	if err != nil {
		return err
	}
	possible := len(all)
	all = slices.DeleteFunc(all, func(m mutant) bool { return !matching.MatchString(m.String()) })
	sample(all, seed)
	if list {
		for _, m := range all[:min(n, len(all))] {
			fmt.Println(m)
		}
		return nil
	}
	c, err := p.try(all, n)
	fmt.Printf("%s: of %d possible mutants %d were tried: %d caught, %d survived; %d more did not compile\n",
		pkg, possible, c.caught+c.survived, c.caught, c.survived, c.broken)
	return err
}

// count is how the mutants of a sample fared.
type count struct{ caught, survived, broken int }

// try runs the tests on mutants, in their order, until n were tried.
func (p *pkg) try(all []mutant, n int) (c count, err error) {
	dir, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return c, err
	}
	defer os.RemoveAll(dir)
	limit, err := p.limit(dir)
	if err != nil {
		return c, err
	}
	for _, m := range all {
		if c.caught+c.survived == n {
			break
		}
		fate, err := p.fate(m, dir, limit)
		switch {
		case errors.Is(err, errBroken):
			c.broken++
			continue
		case err != nil:
			return c, err
		case fate == "survived":
			c.survived++
		default:
			c.caught++
		}
		fmt.Printf("%-8s %s\n", fate, m)
	}
	return c, nil
}

// sample puts mutants into an order of chance, which the seed and nothing but each mutant's own function decide.
func sample(all []mutant, seed string) {
	slices.SortFunc(all, func(a, b mutant) int {
		x, y := sha256.Sum256([]byte(seed+a.key)), sha256.Sum256([]byte(seed+b.key))
		return bytes.Compare(x[:], y[:])
	})
}

// mutant is a change of one place of one file.
type mutant struct {
	file       string
	line       int
	start, end int // bytes of the file
	text       string
	function   string
	operator   string
	change     string // for people
	key        string // the same wherever the function stands
}

func (m mutant) String() string {
	return fmt.Sprintf("%s:%d %s: %s: %s", filepath.Base(m.file), m.line, m.function, m.operator, m.change)
}
