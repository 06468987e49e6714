package loader

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// What one load takes from a disk. No plan is near the size of a file, and no archive of plans near the depth of folders.
const (
	maxFile   = 64 << 20 // bytes of a file
	maxLoad   = 1 << 30  // bytes of all files of a load, which are held until the last is read
	maxLevels = 100      // folders within folders
)

// Skipped is a file or folder that was found and not read, and why.
type Skipped struct {
	Name   string
	Reason string
	Hidden bool // its name begins with a dot, as that of what is no document
	Failed bool // it should have been read, so that nobody knows what it holds
}

// Report is what the report of a load says of it.
func (s Skipped) Report() FileReport {
	outcome := NoPlan
	if s.Failed {
		outcome = Failed
	}
	return FileReport{File: s.Name, Outcome: outcome, Reason: s.Reason}
}

// collector gathers files, and what it finds in their place.
type collector struct {
	files   []File
	skipped []Skipped
	left    int64 // bytes that may still be read
}

func (c *collector) skip(name, reason string) {
	c.skipped = append(c.skipped, Skipped{Name: name, Reason: reason})
}

func (c *collector) fail(name, reason string) {
	c.skipped = append(c.skipped, Skipped{Name: name, Reason: reason, Failed: true})
}

// folder reads what is in the folder; below is its name below the one that was named, with a slash.
func (c *collector) folder(at, below string, level int) {
	name := strings.TrimSuffix(below, "/")
	if name == "" {
		name = filepath.Base(at)
	}
	if level > maxLevels {
		c.fail(name, fmt.Sprintf("it lies in more than %d folders within folders; name it to have it read", maxLevels))
		return
	}
	entries, err := os.ReadDir(at)
	if err != nil {
		c.fail(name, "the folder cannot be read: "+cause(err))
	}
	sidecars := sidecarsAmong(entries)
	for _, e := range entries {
		name, here := below+e.Name(), filepath.Join(at, e.Name())
		switch plan, isSidecar := sidecars[e.Name()]; {
		case strings.HasPrefix(e.Name(), "."):
			c.skipped = append(c.skipped, Skipped{Name: name, Reason: "hidden: its name begins with a dot; name it to have it read", Hidden: true})
		case e.IsDir():
			c.folder(here, name+"/", level+1)
		case !e.Type().IsRegular():
			c.skip(name, kindOf(e.Type()))
		case isSidecar && plan == "":
			c.skip(name, "beside it is another sidecar of the same plan, whose name ends in .yaml")
		case !isSidecar:
			c.file(here, name)
		}
	}
}

// sidecarsAmong finds the files that state what a plan beside them lacks, each with the plan's name without extension; that
// is empty where another sidecar comes first. One pass over the folder, because looking beside each of 10,000 takes minutes.
func sidecarsAmong(entries []fs.DirEntry) map[string]string {
	plans, names := map[string]bool{}, map[string]bool{}
	for _, e := range entries {
		if e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") {
			names[e.Name()] = true
			plans[stem(e.Name())] = plans[stem(e.Name())] || !isYAML(e.Name())
		}
	}
	found := map[string]string{}
	for name := range names {
		switch s := stem(name); {
		case !isYAML(name) || !plans[s]:
		case path.Ext(name) == ".yml" && names[s+".yaml"]:
			found[name] = ""
		default:
			found[name] = s
		}
	}
	return found
}

// file reads a file and the sidecar beside it. A sidecar that is there and cannot be read keeps the plan from being read
// without it; a link, a pipe or a folder of that name is no sidecar.
func (c *collector) file(at, name string) {
	data, err := readRegular(at, min(maxFile, c.left))
	switch {
	case errors.Is(err, errNoFile):
		c.skip(name, err.Error())
		return
	case errors.Is(err, errLarge) && c.left < maxFile:
		c.fail(name, fmt.Sprintf("the files before it have the %d MB that one load reads; load it by itself", maxLoad>>20))
		return
	case errors.Is(err, errLarge):
		c.skip(name, fmt.Sprintf("larger than %d MB", maxFile>>20))
		return
	case err != nil:
		c.fail(name, "it cannot be read: "+cause(err))
		return
	}
	c.left -= int64(len(data))
	f := File{Name: name, Data: data, Origin: Origin(at), Folder: folderOf(at, name)}
	if !isYAML(name) {
		f.Sidecar, f.SidecarFault = sidecarBeside(at)
	}
	c.files = append(c.files, f)
}

// sidecarBeside reads the sidecar of the file; fault says why one that is there cannot be read.
func sidecarBeside(at string) (data []byte, fault string) {
	for _, ext := range []string{".yaml", ".yml"} {
		beside := stem(at) + ext
		if info, err := os.Lstat(beside); err != nil || !info.Mode().IsRegular() {
			continue
		}
		data, err := readRegular(beside, maxSidecar)
		switch {
		case errors.Is(err, errLarge):
			return nil, "its sidecar " + filepath.Base(beside) + " is larger than six short values can be"
		case err != nil:
			return nil, "its sidecar " + filepath.Base(beside) + " cannot be read: " + cause(err)
		}
		return data, ""
	}
	return nil, ""
}

var (
	errNoFile = errors.New("it is no file")
	errLarge  = errors.New("too large")
)

// kindError says what stands in the place of a file.
type kindError struct{ mode fs.FileMode }

func (e kindError) Error() string        { return kindOf(e.mode) }
func (e kindError) Is(target error) bool { return target == errNoFile }

// kindOf says for people what is no file.
func kindOf(mode fs.FileMode) string {
	switch mode.Type() {
	case fs.ModeSymlink:
		return "it is a link; name it, or the file to which it leads, to have that read"
	case fs.ModeNamedPipe:
		return "it is a pipe and no file"
	case fs.ModeSocket:
		return "it is a socket and no file"
	case fs.ModeDir:
		return "it is a folder and no file"
	}
	return "it is a device and no file"
}

// readRegular reads a file of at most so many bytes. It opens nothing that could keep it waiting, or that never ends.
func readRegular(at string, most int64) ([]byte, error) {
	info, err := os.Stat(at)
	if err == nil && !info.Mode().IsRegular() {
		err = kindError{info.Mode()}
	}
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(at, os.O_RDONLY|syscall.O_NONBLOCK, 0) // it may have become a pipe
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, kindError{info.Mode()})
	}
	if info.Size() > most {
		return nil, errLarge
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1)) // it may have grown
	if int64(len(data)) > most {
		return nil, errLarge
	}
	return data, err
}

// cause is why a file cannot be read, without its path.
func cause(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}
