package convert

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// limit is how long a program may take for a file, or for a page of a scan.
var limit = 2 * time.Minute

// maxSaid bounds what is kept of a program's words.
const maxSaid = 1 << 16

// run runs a program in a folder and gives what it says. At the end it kills what it left behind.
func run(ctx context.Context, dir, path string, arguments ...string) ([]byte, error) {
	ctx, stop := context.WithTimeout(ctx, limit)
	defer stop()
	c := exec.CommandContext(ctx, path, arguments...)
	c.Dir = dir
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir, "LANG=C.UTF-8", "OMP_THREAD_LIMIT=1"}
	if data := os.Getenv("TESSDATA_PREFIX"); data != "" {
		c.Env = append(c.Env, "TESSDATA_PREFIX="+data)
	}
	var said capped
	c.Stdout, c.Stderr = &said, &said
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // so that its children are killed with it
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	c.WaitDelay = 5 * time.Second
	err := c.Run()
	if c.Process != nil {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
	}
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("%w: it took longer than %v", errFailed, limit)
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%w: it was stopped", errFailed)
	case err != nil:
		return said.Bytes(), errFailed // what it said is for its maker: it names our folder
	}
	return said.Bytes(), nil
}

// capped keeps the beginning of what is written.
type capped struct{ bytes.Buffer }

func (c *capped) Write(p []byte) (int, error) {
	if room := maxSaid - c.Len(); room > 0 {
		c.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// find looks for a program under one of its names and asks it for its version, of which version takes what counts.
func find(ctx context.Context, install string, version func(said []byte) string, ask string, names ...string) *program {
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		dir, err := os.MkdirTemp("", "plangraph-convert-")
		if err != nil {
			return &program{missing: fmt.Errorf("%w: there is no room for temporary files", errFailed)}
		}
		defer os.RemoveAll(dir)
		said, err := run(ctx, dir, path, ask)
		if v := version(said); v != "" {
			return &program{path: path, version: v}
		}
		return &program{missing: fmt.Errorf("%w: %s does not say its version (%w)", errFailed, name, err)}
	}
	return &program{missing: fmt.Errorf("%w: it needs %s, which is not installed (Debian: apt-get install %s)", errFailed, names[0], install)}
}
