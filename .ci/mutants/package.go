package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"time"
)

// pkg is a package whose tests are tried.
type pkg struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	CgoFiles   []string
	skip       string // tests that are not run
}

func load(path string) (*pkg, error) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,CgoFiles", path).Output()
	if err != nil {
		return nil, fmt.Errorf("%s is no package: name one by its path, such as ./loader", path)
	}
	p := &pkg{}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(p); err != nil {
		return nil, err
	}
	return p, nil
}

// mutants lists all mutants of the package's files that match; generated files are left out.
func (p *pkg) mutants(files *regexp.Regexp) (all []mutant, err error) {
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		if !files.MatchString(name) {
			continue
		}
		path := filepath.Join(p.Dir, name)
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, path, source, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		if !ast.IsGenerated(tree) {
			all = append(all, mutantsOf(path, source, set, tree)...)
		}
	}
	return all, nil
}

// errBroken is of a mutant that does not compile.
var errBroken = errors.New("does not compile")

// limit runs the tests on the code as it is, and allows a mutant several times as long.
func (p *pkg) limit(dir string) (time.Duration, error) {
	bin, err := p.build(dir, nil)
	if err != nil {
		return 0, fmt.Errorf("%s: its tests do not compile: see go vet", p.ImportPath)
	}
	start := time.Now()
	if out, err := p.test(bin, 30*time.Minute); err != nil {
		return 0, fmt.Errorf("%s: its tests fail already without a mutant:\n%s", p.ImportPath, out)
	}
	return 20*time.Second + 4*time.Since(start), nil
}

// fate tells what becomes of a mutant: caught, slow (caught by the time limit), or survived.
func (p *pkg) fate(m mutant, dir string, limit time.Duration) (string, error) {
	source, err := os.ReadFile(m.file)
	if err != nil {
		return "", err
	}
	changed := filepath.Join(dir, "mutant.go")
	source = append(append(append([]byte{}, source[:m.start]...), m.text...), source[m.end:]...)
	if err := os.WriteFile(changed, source, 0o600); err != nil {
		return "", err
	}
	bin, err := p.build(dir, map[string]string{m.file: changed})
	if err != nil {
		return "", err
	}
	start := time.Now()
	if _, err = p.test(bin, limit); err == nil {
		return "survived", nil
	}
	if time.Since(start) >= limit {
		return "slow", nil
	}
	return "caught", nil
}

// build compiles the package's tests, with some files replaced by others.
func (p *pkg) build(dir string, replace map[string]string) (bin string, err error) {
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	file, bin := filepath.Join(dir, "overlay.json"), filepath.Join(dir, "package.test")
	if err := os.WriteFile(file, overlay, 0o600); err != nil {
		return "", err
	}
	if os.Remove(bin); exec.Command("go", "test", "-c", "-vet=off", "-ldflags=-w", "-overlay", file, "-o", bin, p.ImportPath).Run() != nil {
		return "", errBroken
	}
	return bin, nil
}

// test runs the tests up to the first that fails. A mutant may loop for ever and take memory all the while: it gets 8 GB of
// addresses where the system knows such a limit. What it leaves behind, files and servers, goes.
func (p *pkg) test(bin string, limit time.Duration) ([]byte, error) {
	temp, err := os.MkdirTemp("", "mutant")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o711); err != nil { // a server of a test may run as another user
		return nil, err
	}
	cmd := exec.Command("sh", "-c", `ulimit -v 8000000 2>/dev/null; exec "$@"`, "sh",
		bin, "-test.short", "-test.failfast", "-test.timeout", limit.String(), "-test.skip", p.skip)
	cmd.Dir = p.Dir
	cmd.Env = append(os.Environ(), "TMPDIR="+temp)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.WaitDelay = 5 * time.Second
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	stop := time.AfterFunc(limit+time.Minute, func() { syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) })
	err = cmd.Wait()
	stop.Stop()
	syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	return out.Bytes(), err
}
