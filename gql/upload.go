package gql

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// isUpload tells whether the request carries files. A form of another site can make such a request without asking first;
// but only who shows a token gets one read, a browser sends no token by itself, and nobody sends a form with one unasked.
func isUpload(r *http.Request) bool {
	if r.Method != http.MethodPost || r.Header.Get("Content-Type") == typeJSON {
		return false
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "multipart/form-data"
}

// errForm is a form that is not as the GraphQL multipart request specification has it.
var errForm = unreadable("the form could not be read; send operations, then map, then the files, as the GraphQL multipart request specification has it")

// inquireForm reads an operation and its files. The parts stand in the order that the specification prescribes, so that a
// form that means nothing is refused before its files are read.
func (h *handler) inquireForm(w http.ResponseWriter, r *http.Request) (*inquiry, *gqlerror.Error) {
	if most := h.options.Limits.Upload; most > 0 {
		if r.ContentLength > int64(most) {
			return nil, bodyTooLarge(most, r.ContentLength)
		}
		r.Body = http.MaxBytesReader(w, r.Body, int64(most))
	}
	patient := http.NewResponseController(w) // a large file takes longer than a query; who sends it is known
	patient.SetReadDeadline(time.Now().Add(uploadTime))
	patient.SetWriteDeadline(time.Now().Add(2 * uploadTime))
	ask, err := readForm(r)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, bodyTooLarge(int(large.Limit), large.Limit+1)
	case err != nil:
		return nil, errForm
	}
	return ask, nil
}

// uploadTime is how long the files of one request may take to arrive, and again how long to load.
const uploadTime = 5 * time.Minute

func readForm(r *http.Request) (*inquiry, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	ask, places := inquiry{questions: make([]question, 1)}, map[string][]string{}
	q := &ask.questions[0]
	q.form = true
	if err := readPart(form, "operations", q); err != nil {
		return nil, err
	}
	if err := readPart(form, "map", &places); err != nil {
		return nil, err
	}
	for {
		part, err := form.NextPart()
		if err == io.EOF {
			return &ask, nil
		}
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, err
		}
		for _, place := range places[part.FormName()] {
			q.files = append(q.files, placed{place, graphql.Upload{File: bytes.NewReader(data), Filename: part.FileName(), Size: int64(len(data))}})
		}
	}
}

func readPart(form *multipart.Reader, name string, to any) error {
	part, err := form.NextPart()
	if err != nil {
		return err
	}
	if part.FormName() != name {
		return errForm
	}
	return json.NewDecoder(part).Decode(to)
}

// placed is an uploaded file and its place in the operation: variables.files.0
type placed struct {
	place string
	file  graphql.Upload
}

// attach puts the uploaded files where the operation's variables want them.
func (q *question) attach(p *graphql.RawParams) *gqlerror.Error {
	for _, f := range q.files {
		path := strings.Split(f.place, ".")
		if path[0] != "variables" || !put(p.Variables, path[1:], f.file) {
			return unreadable("the form's map names a place that the variables do not have")
		}
	}
	return nil
}

// put sets the value at the path; it tells whether there is such a place.
func put(in any, path []string, value any) bool {
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
		return put(holder[path[0]], path[1:], value)
	case []any:
		i, err := strconv.Atoi(path[0])
		if err != nil || i < 0 || i >= len(holder) {
			return false
		}
		if last {
			holder[i] = value
			return true
		}
		return put(holder[i], path[1:], value)
	}
	return false
}
