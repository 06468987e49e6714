package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/budget"
	"github.com/plangraph/plangraph/gql/cost"
)

// errForm is the error of a form that is not as the GraphQL multipart request specification has it.
var errForm = badRequest("the form could not be read; send operations, then map, then the files, as the GraphQL multipart request specification has it")

// uploadTime is how long the files of one request may take to arrive, and again how long to load.
const uploadTime = 5 * time.Minute

// Uploads have slots of their own, which they hold from before their first byte is read to their answer: whoever asks never
// waits for them. Their number bounds the memory, each may have Limits.Upload bytes.
const (
	maxUploads = 4
	uploadWait = time.Minute
)

// admitUpload waits for a slot for uploads, until the client leaves; release gives it back.
func (h *handler) admitUpload(w http.ResponseWriter, r *http.Request) (release func(), err *gqlerror.Error) {
	if !budget.Acquire(r.Context(), h.uploads, uploadWait) {
		w.Header().Set("Retry-After", "60")
		err := gql.Refusal(gql.CodeOverloaded, "other files are being loaded; send these again in a minute")
		err.Extensions["limit"] = maxUploads
		return nil, err
	}
	return func() { <-h.uploads }, nil
}

// parseForm reads an operation and its files. The specification prescribes the order of the parts, so that a meaningless
// form is refused before its files are read.
func (h *handler) parseForm(w http.ResponseWriter, r *http.Request) (*request, *gqlerror.Error) {
	if limit := h.options.Limits.Upload; limit > 0 {
		if r.ContentLength > int64(limit) {
			return nil, bodyTooLarge(limit, r.ContentLength)
		}
		r.Body = http.MaxBytesReader(w, r.Body, int64(limit))
	}
	// A large file takes longer than a query, and its sender is known. Where deadlines cannot be set, the server's own hold.
	controller := http.NewResponseController(w)
	_ = controller.SetReadDeadline(time.Now().Add(uploadTime))
	_ = controller.SetWriteDeadline(time.Now().Add(2 * uploadTime))
	req, err := decodeForm(r, h.options.Limits)
	if err != nil {
		return nil, bodyError(err, errForm)
	}
	return req, nil
}

// decodeForm decodes the parts of a form: operations, map, and the files that the map places in the operation's variables.
func decodeForm(r *http.Request, limits cost.Limits) (*request, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	req, paths := &request{encoding: multipartForm}, map[string][]string{}
	op := req.singleOperation()
	op.fromForm = true
	if err := decodePart(form, "operations", limits.Body, op); err != nil {
		return nil, err
	}
	if err := decodePart(form, "map", limits.Body, &paths); err != nil {
		return nil, err
	}
	for size := 0; ; {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return req, nil
		}
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		for _, path := range paths[part.FormName()] {
			if size += len(data); limits.Upload > 0 && size > limits.Upload { // the map may place one file many times
				return nil, &http.MaxBytesError{Limit: int64(limits.Upload)}
			}
			op.files = append(op.files, uploadedFile{path, graphql.Upload{File: bytes.NewReader(data), Filename: part.FileName(), Size: int64(len(data))}})
		}
	}
}

// decodePart decodes the next part, which must have that name, and may have as many bytes as a request without files.
func decodePart(form *multipart.Reader, name string, limit int, to any) error {
	part, err := form.NextPart()
	if err != nil {
		return err
	}
	if part.FormName() != name {
		return errForm
	}
	if limit <= 0 {
		return json.NewDecoder(part).Decode(to)
	}
	text, err := io.ReadAll(io.LimitReader(part, int64(limit)+1))
	switch {
	case err != nil:
		return err
	case len(text) > limit:
		return &http.MaxBytesError{Limit: int64(limit)}
	}
	return json.Unmarshal(text, to)
}

// uploadedFile is a file with its path in the operation, such as variables.files.0
type uploadedFile struct {
	path string
	file graphql.Upload
}

// attachFiles puts the files where the form's map places them in the variables.
func (op *operation) attachFiles() *gqlerror.Error {
	for _, f := range op.files {
		path := strings.Split(f.path, ".")
		if path[0] != "variables" || !setPath(op.params.Variables, path[1:], f.file) {
			return badRequest("the form's map names a place that the variables do not have")
		}
	}
	return nil
}

// setPath sets the value at the path, and reports whether there is such a path.
func setPath(in any, path []string, value any) bool {
	if len(path) == 0 {
		return false
	}
	last := len(path) == 1
	switch holder := in.(type) {
	case map[string]any:
		if last && holder != nil {
			holder[path[0]] = value
			return true
		}
		return setPath(holder[path[0]], path[1:], value)
	case []any:
		i, err := strconv.Atoi(path[0])
		if err != nil || i < 0 || i >= len(holder) {
			return false
		}
		if last {
			holder[i] = value
			return true
		}
		return setPath(holder[i], path[1:], value)
	}
	return false
}
