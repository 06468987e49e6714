package gql

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/plangraph/plangraph/graph"
)

// Loader reads files into the store that the handler's snapshots come from, as plangraph load does. When a method returns,
// the handler's current snapshot has the revision in its result, or a later one.
type Loader interface {
	// Load reads the files. What is wrong with a file stands in the report; an error means that nothing was stored, and
	// its text is for the log, unless it is an UnreadableError.
	Load(ctx context.Context, files []File) (*LoadReport, error)

	// Check says what Load would do with the files, and what is read of each; it stores nothing. Its errors are those of Load.
	Check(ctx context.Context, files []File) (*LoadPreview, error)

	// Remove takes the plan out of the store. The error wraps graph.ErrNotFound where there is no such plan.
	Remove(ctx context.Context, plan graph.ID) (*RemovedPlan, error)
}

// UnreadableError is the error of a load with a file that would cost too much to read. The reason is for the client.
type UnreadableError struct{ Reason string }

// Error returns the reason.
func (e *UnreadableError) Error() string { return e.Reason }

// ErrLoaderBusy is the error of a change that would wait behind too many others.
var ErrLoaderBusy error = &clientError{code: CodeOverloaded, message: "other files are being loaded; try again in a minute"}

// RemovedPlan is a plan that was taken out, and the revision that is served without it.
type RemovedPlan struct {
	ID       graph.ID
	Title    string
	Revision string
}

// File is an uploaded file. Name is its base name.
type File struct {
	Name string
	Data []byte
}

// LoadReport is the result of a load.
type LoadReport struct {
	Revision string
	Files    []LoadedFile
}

// LoadedFile is the result of loading one file. Reason, PlanID and Title are nil where there is nothing to say.
type LoadedFile struct {
	File                                 string
	Outcome                              string // LOADED, UNCHANGED, MERGED, SKIPPED or FAILED
	Reason, PlanID, Title                *string
	Changes                              []string // of a new version
	Measures, Targets, Markers, Attached int
	Findings                             []LoadFinding
}

// LoadFinding is a passage that was not read, or that looks wrong.
type LoadFinding struct {
	Line               int
	Kind, Reason, Text string
}

// LoadPreview is what a load would do, file by file.
type LoadPreview struct{ Files []LoadPreviewFile }

// LoadPreviewFile is what a load would do with one file, and what is read of it.
type LoadPreviewFile struct {
	Report                                         LoadedFile
	DocumentNumber, Issuer, Jurisdiction, IssuedOn *string
	Items                                          []LoadPreviewItem
}

// LoadPreviewItem is an item of a file's outline, with what was found in it where it is a measure.
type LoadPreviewItem struct {
	Line, Depth           int
	Number, Title         string
	Measure               bool
	Units                 []LoadPreviewUnit
	Technologies, Targets []string
	Deadline              *string
}

// LoadPreviewUnit is a unit with its role on a measure.
type LoadPreviewUnit struct {
	Role       graph.Role
	AsWritten  string
	Name       string
	Scope      graph.Scope
	OpenEnded  bool
	Unresolved bool
}

// loaderOf is the loader of an operation whose visitor may load.
func loaderOf(ctx context.Context) (Loader, error) {
	visitor := scopeOf(ctx).Visitor
	if code, message := visitor.whyNotLoad(); code != "" {
		return nil, &clientError{code: code, message: message}
	}
	return visitor.Loader, nil
}

// MutationResolver answers the fields of Mutation.
type MutationResolver struct{}

// LoadPlan loads the uploaded files, for visitors who may load.
func (MutationResolver) LoadPlan(ctx context.Context, uploads []*graphql.Upload) (*LoadReport, error) {
	loader, err := loaderOf(ctx)
	if err != nil {
		return nil, err
	}
	files, err := filesOf(uploads)
	if err != nil {
		return nil, err
	}
	report, err := loader.Load(ctx, files)
	return report, told(err, "nothing was loaded")
}

// CheckPlan says what LoadPlan would do with the uploaded files, for visitors who may load.
func (MutationResolver) CheckPlan(ctx context.Context, uploads []*graphql.Upload) (*LoadPreview, error) {
	loader, err := loaderOf(ctx)
	if err != nil {
		return nil, err
	}
	files, err := filesOf(uploads)
	if err != nil {
		return nil, err
	}
	preview, err := loader.Check(ctx, files)
	return preview, told(err, "nothing would be loaded")
}

// filesOf reads the uploaded files.
func filesOf(uploads []*graphql.Upload) ([]File, error) {
	if len(uploads) == 0 {
		return nil, badInput("there is no file to load")
	}
	files := make([]File, len(uploads))
	for i, u := range uploads {
		data, err := io.ReadAll(u.File)
		if err != nil {
			return nil, err
		}
		files[i] = File{baseName(u.Filename), data}
	}
	return files, nil
}

// told is the error of a loader as clients may see it.
func told(err error, what string) error {
	var unreadable *UnreadableError
	if errors.As(err, &unreadable) {
		return &clientError{code: CodeUnreadable, message: unreadable.Reason + "; " + what}
	}
	return err
}

// RemovePlan takes a plan out, for visitors who may load.
func (MutationResolver) RemovePlan(ctx context.Context, id graph.ID) (*RemovedPlan, error) {
	loader, err := loaderOf(ctx)
	if err != nil {
		return nil, err
	}
	removed, err := loader.Remove(ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, &clientError{code: CodeNotFound, message: fmt.Sprintf("no plan has the id %q", id)}
	}
	return removed, err
}

// baseName is a file's name without the folders that a client may have put before it, in either notation.
func baseName(name string) string {
	return name[strings.LastIndexAny(name, `/\`)+1:]
}
