package cayleystore

import "time"

// SetPatience shortens the wait for another process in a test.
func SetPatience(d time.Duration) (reset func()) {
	was := patience
	patience = d
	return func() { patience = was }
}
