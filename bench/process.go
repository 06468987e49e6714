package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is a server that runs beside the benchmark.
type process struct {
	*exec.Cmd
	address string        // HOST:PORT
	admin   string        // the same for operators; empty where there is none
	ready   time.Duration // from the start until it said where it listens
}

// start runs a server and waits until its first line says where it listens.
func start(c *exec.Cmd, in io.Reader) (*process, error) {
	c.Stdin, c.Stderr = in, os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	begin := time.Now()
	if err := c.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	_, address, ok := strings.Cut(strings.TrimSpace(line), "http://")
	if err != nil || !ok {
		_ = c.Process.Kill()
		_ = c.Wait() // killed, which is no news
		return nil, fmt.Errorf("%s did not say where it listens: %q", c.Path, line)
	}
	return &process{c, address, "", time.Since(begin)}, nil
}

func (p *process) stop() {
	_ = p.Process.Signal(syscall.SIGTERM) // fails where it has ended by itself
	_ = p.Wait()
}

// resident is the process's memory in bytes, as Linux counts it; 0 where there is no such count.
func (p *process) resident() int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process.Pid))
	_, after, _ := bytes.Cut(status, []byte("VmRSS:"))
	fields := strings.Fields(string(after))
	if len(fields) == 0 {
		return 0
	}
	kilobytes, _ := strconv.Atoi(fields[0])
	return kilobytes << 10
}

// free is an address that nobody listens on.
func free() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// allocated is how many bytes the process has ever allocated, by its own count; 0 where it tells nobody.
func (p *process) allocated() (float64, error) {
	if p.admin == "" {
		return 0, nil
	}
	answer, err := http.Get("http://" + p.admin + "/metrics")
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, err
	}
	_, after, _ := bytes.Cut(text, []byte("\ngo_memstats_alloc_bytes_total "))
	count, _, _ := bytes.Cut(after, []byte("\n"))
	return strconv.ParseFloat(string(count), 64)
}

// hasCache reports whether the program can be told how much of its answers to keep.
func hasCache(program string) bool {
	help, _ := exec.Command(program, "help", "serve").CombinedOutput()
	return bytes.Contains(help, []byte("--cache"))
}
