package graphtest

import (
	"fmt"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Rounds is how often a test does the same with other random data: all, or fewer under go test -short, which is what make
// test runs. The rounds left out are a skipped test, so that they are told.
func Rounds(t *testing.T, all, short int) int {
	t.Helper()
	if !testing.Short() || short >= all {
		return all
	}
	t.Run(fmt.Sprintf("%d more rounds", all-short), func(t *testing.T) { t.Skipf("%d of %d random rounds are enough in a hurry", short, all) })
	return short
}

// CPUTime is how long this process has computed until now. Unlike the clock it stands still while others have the machine, so
// that a bound on it holds on a busy one too.
func CPUTime() time.Duration {
	var used unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
