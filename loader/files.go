package loader

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/plangraph/plangraph/loader/format"
)

// File is a file to be read. Name never holds a machine's path: it is the base name, or the path below the folder that
// was named. Sidecar is the content of NAME.yaml beside it, nil where there is none.
// Origin is an opaque mark of the place where it lies, the same whenever it is read from there, and Folder the name of the
// folder that tells it from a file of the same name; both are empty for what was uploaded or comes along.
type File struct {
	Name    string
	Data    []byte
	Sidecar []byte
	Origin  string
	Folder  string

	Converted *Converted // what another program made of it, nil where none did
}

// Converted is what another program made of a file that cannot be read as it is, or why it made nothing.
type Converted struct {
	Data []byte
	By   string // the program and its version
	Err  error
}

// decode gives the text of a file, or of what a program made of it; its encoding then names the program.
func (f File) decode() (*format.Document, error) {
	if f.Converted == nil {
		return format.Decode(f.Name, f.Data)
	}
	if f.Converted.Err != nil {
		return nil, f.Converted.Err
	}
	document, err := format.Decode(f.Name, f.Converted.Data)
	if err != nil {
		return nil, fmt.Errorf("what %s made of it: %s", f.Converted.By, strings.TrimPrefix(err.Error(), f.Name+": "))
	}
	document.Encoding += " by " + f.Converted.By
	return document, nil
}

// Skipped is a file that was not read, and why.
type Skipped struct {
	Name   string
	Reason string
}

// maxFile is the largest file that is read, in bytes; a larger one is surely no plan.
const maxFile = 64 << 20

// Collect reads the files named and those in the folders named, at any depth. A path that does not exist, or cannot be
// read, is an error that names it.
func Collect(paths []string) ([]File, []Skipped, error) {
	c := collector{}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: no such file or folder", p)
		}
		if !info.IsDir() {
			err = c.file(p, filepath.Base(p))
		} else {
			err = c.folder(p)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	sort.SliceStable(c.files, func(i, j int) bool { return c.files[i].Name < c.files[j].Name })
	for i := 1; i < len(c.files); i++ {
		if f := &c.files[i]; f.Name == c.files[i-1].Name && f.Origin != c.files[i-1].Origin {
			c.tellApart(f.Name)
		}
	}
	return c.files, c.skipped, nil
}

// tellApart puts the folder before the names of several files that have this one.
func (c *collector) tellApart(name string) {
	for i := range c.files {
		if f := &c.files[i]; f.Name == name && f.Folder != "" {
			f.Name = f.Folder + "/" + name
		}
	}
}

type collector struct {
	files   []File
	skipped []Skipped
}

func (c *collector) folder(root string) error {
	return filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("%s: cannot be read", p)
		}
		hidden := strings.HasPrefix(e.Name(), ".") && p != root
		switch {
		case e.IsDir() && hidden:
			return filepath.SkipDir
		case e.IsDir() || hidden || isSidecar(p):
			return nil
		case !e.Type().IsRegular():
			return nil
		}
		name, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		return c.file(p, filepath.ToSlash(name))
	})
}

// isSidecar reports whether the file states what a plan beside it lacks.
func isSidecar(p string) bool {
	ext := filepath.Ext(p)
	if ext != ".yaml" && ext != ".yml" {
		return false
	}
	beside, _ := filepath.Glob(globEscape(strings.TrimSuffix(p, ext)) + ".*")
	return len(beside) > 1
}

func globEscape(p string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(p)
}

func (c *collector) file(p, name string) error {
	info, err := os.Stat(p)
	if err != nil {
		return fmt.Errorf("%s: no such file", p)
	}
	if info.Size() > maxFile {
		c.skipped = append(c.skipped, Skipped{name, fmt.Sprintf("larger than %d MB", maxFile>>20)})
		return nil
	}
	data, err := os.ReadFile(p)
	if err != nil {
		return fmt.Errorf("%s: cannot be read", p)
	}
	f := File{Name: name, Data: data, Origin: Origin(p), Folder: folderOf(p, name)}
	for _, ext := range []string{".yaml", ".yml"} {
		if beside := strings.TrimSuffix(p, filepath.Ext(p)) + ext; beside != p {
			if side, err := os.ReadFile(beside); err == nil {
				f.Sidecar = side
				break
			}
		}
	}
	c.files = append(c.files, f)
	return nil
}

// Origin is the opaque mark of the place of a file, from which the place cannot be read; empty where it is not known.
func Origin(p string) string {
	whole, err := filepath.Abs(p)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte("origin\x00" + whole))
	return hex.EncodeToString(sum[:16])
}

// folderOf is the name of the folder from which the name of a file at the path begins.
func folderOf(p, name string) string {
	whole, err := filepath.Abs(p)
	if err != nil {
		return ""
	}
	folder := filepath.Base(strings.TrimSuffix(filepath.ToSlash(whole), "/"+name))
	return strings.Trim(folder, "/.")
}

func baseName(file string) string {
	base := file[strings.LastIndex(file, "/")+1:]
	if at := strings.LastIndex(base, "."); at > 0 {
		return base[:at]
	}
	return base
}

// CollectFS reads every file of a file system, such as the bundled plans, as Collect does.
func CollectFS(files fs.FS) ([]File, error) {
	var list []File
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		list = append(list, File{Name: name, Data: data})
		return err
	})
	return Pair(list), err
}

// Pair gives each plan its sidecar: NAME.yaml becomes part of the files beside it that are NAME but for the extension.
func Pair(files []File) []File {
	var list []File
	sidecars := map[string][]byte{}
	for _, f := range files {
		if ext := filepath.Ext(f.Name); ext == ".yaml" || ext == ".yml" {
			sidecars[strings.TrimSuffix(f.Name, ext)] = f.Data
		} else {
			list = append(list, f)
		}
	}
	for i, f := range list {
		list[i].Sidecar = sidecars[strings.TrimSuffix(f.Name, filepath.Ext(f.Name))]
	}
	return list
}
