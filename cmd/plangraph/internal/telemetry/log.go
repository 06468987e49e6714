package telemetry

import (
	"io"
	"log/slog"
)

// NewLogger writes lines in that form: text, json, or quiet, which writes none but errors.
func NewLogger(w io.Writer, form string) *slog.Logger {
	switch form {
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil))
	case "quiet":
		return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelError}))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}
