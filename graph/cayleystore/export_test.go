package cayleystore

import "time"

// SetLockTimeout shortens the wait for another process in a test.
func SetLockTimeout(d time.Duration) (reset func()) {
	was := lockTimeout
	lockTimeout = d
	return func() { lockTimeout = was }
}
