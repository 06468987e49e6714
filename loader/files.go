package loader

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
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
	// SidecarFault says why the sidecar beside it could not be read; the plan is not read without it.
	SidecarFault string

	Converted *Converted // what another program made of it, nil where none did
}

// Converted is what another program made of a file that cannot be read as it is, or why it made nothing.
type Converted struct {
	Data []byte
	By   string // the program and its version
	Err  error
}

// decode gives the text of a file, or of what a program made of it; its encoding then names the program.
func (f File) decode(budget *format.Budget) (*format.Document, error) {
	if f.Converted == nil {
		return format.DecodeWithin(budget, f.Name, f.Data)
	}
	if f.Converted.Err != nil {
		return nil, f.Converted.Err
	}
	document, err := format.DecodeWithin(budget, f.Name, f.Converted.Data)
	if err != nil {
		return nil, fmt.Errorf("what %s made of it: %s", f.Converted.By, strings.TrimPrefix(err.Error(), f.Name+": "))
	}
	document.Encoding += " by " + f.Converted.By
	return document, nil
}

// Collect reads the files named and those in the folders named, at any depth. What cannot be read, or is no file, is told and
// the rest is read; only a path that does not exist is an error. Links are followed where they are named themselves.
func Collect(paths []string) ([]File, []Skipped, error) {
	c := collector{left: maxLoad}
	for _, p := range paths {
		info, err := os.Stat(p)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil, fmt.Errorf("%s: no such file or folder", p)
		}
		if err == nil && info.IsDir() {
			c.folder(p, "", 0)
		} else {
			c.file(p, filepath.Base(p))
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

// Pair gives each plan its sidecar: NAME.yaml becomes part of the files beside it that are NAME but for the extension. One
// beside which there is no such file stays a file.
func Pair(files []File) []File {
	plans, sidecars := map[string]bool{}, map[string][]byte{}
	for _, f := range files {
		plans[stem(f.Name)] = plans[stem(f.Name)] || !isYAML(f.Name)
	}
	var list []File
	for _, f := range files {
		if isYAML(f.Name) && plans[stem(f.Name)] && sidecars[stem(f.Name)] == nil {
			sidecars[stem(f.Name)] = append([]byte{}, f.Data...)
		} else {
			list = append(list, f)
		}
	}
	for i, f := range list {
		if !isYAML(f.Name) {
			list[i].Sidecar = sidecars[stem(f.Name)]
		}
	}
	return list
}

func isYAML(name string) bool {
	ext := filepath.Ext(name)
	return ext == ".yaml" || ext == ".yml"
}

func stem(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }
