// Package seeds is what Plangraph brings along: four real plans in five files, as their governments published them, and the
// tables that plans are read against. The files are embedded, so that the program needs nothing beside itself; README.md in
// this folder says where each comes from and how to extend the tables.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed plans
var files embed.FS

// Plans are the bundled plans, one file each at the root, byte for byte as they came, and the sidecars (NAME.yaml) that
// state what a text lacks.
func Plans() fs.FS {
	plans, err := fs.Sub(files, "plans")
	if err != nil {
		panic(err) // "plans" is a valid path, so fs.Sub cannot fail
	}
	return plans
}
