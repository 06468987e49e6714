//go:build !unix

package extract_test

import "time"

var began = time.Now()

// cpuTime is the time that has passed, where the system does not say what the process has computed.
func cpuTime() time.Duration { return time.Since(began) }
