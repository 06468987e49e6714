package transport

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/plangraph/plangraph/gql"
	"github.com/plangraph/plangraph/gql/cost"
	"github.com/plangraph/plangraph/gql/gqltest"

	"github.com/plangraph/plangraph/graph/snapshot"
)

// uploading is a handler that lets somebody load.
func uploading(t *testing.T, l cost.Limits, loader gql.Loader) http.Handler {
	t.Helper()
	tokens, err := ParseTokens("editor load " + loading)
	if err != nil {
		t.Fatal(err)
	}
	f := gqltest.NewFixture()
	return NewHandler(func() *snapshot.Snapshot { return f.Snapshot }, Options{Limits: l, Tokens: tokens, Loader: loader})
}

// sendForm sends an upload, which ends with the context.
func sendForm(ctx context.Context, h http.Handler, body, kind string) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(ctx, "POST", "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Authorization", "Bearer "+loading)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const onePlace = `{"0": ["variables.files.0"]}`

// uploads are uploads at the same time, and what becomes of them.
type uploads struct {
	began, ended chan int // ended holds statuses
	may          chan bool
	body, kind   string
	handler      http.Handler
}

// newUploads makes a handler whose loads go on only when they may, and where one request may be answered at a time.
func newUploads(t *testing.T) *uploads {
	t.Helper()
	u := &uploads{began: make(chan int, 2*maxUploads), ended: make(chan int, 2*maxUploads), may: make(chan bool)}
	limits := cost.DefaultLimits
	limits.Concurrent, limits.Queue = 1, time.Millisecond
	u.handler = uploading(t, limits, loaderFunc(func(files []gql.File) (*gql.LoadReport, error) {
		u.began <- 1
		<-u.may
		return echo(files)
	}))
	u.body, u.kind = form(operations(), onePlace, "某市方案")
	return u
}

func (u *uploads) send(ctx context.Context) {
	u.ended <- sendForm(ctx, u.handler, u.body, u.kind).Code
}

// fill sends as many as may be, and waits until all of them are being loaded.
func (u *uploads) fill(t *testing.T) {
	t.Helper()
	for range maxUploads {
		go u.send(t.Context())
	}
	for range maxUploads {
		select {
		case <-u.began:
		case code := <-u.ended:
			t.Fatalf("one of %d uploads got %d", maxUploads, code)
		}
	}
}

// refused waits for the end of one upload too many.
func (u *uploads) refused(t *testing.T) {
	t.Helper()
	select {
	case <-u.began:
		t.Errorf("more than %d uploads are being loaded", maxUploads)
	case code := <-u.ended:
		if code != http.StatusServiceUnavailable {
			t.Errorf("one upload too many got %d", code)
		}
	}
}

// finish lets all go on.
func (u *uploads) finish(t *testing.T) {
	t.Helper()
	close(u.may)
	for range maxUploads {
		if code := <-u.ended; code != http.StatusOK {
			t.Errorf("an upload got %d", code)
		}
	}
}

// TestUploadsLeaveReadersAlone lets many load at once where one request may be answered at a time: whoever reads is answered,
// and whoever waits to load and leaves waits no longer.
func TestUploadsLeaveReadersAlone(t *testing.T) {
	u := newUploads(t)
	u.fill(t)
	waiting, leave := context.WithCancel(t.Context())
	go u.send(waiting)
	for range 20 {
		if got := gqltest.PostTo(u.handler, `{"query":"{ measures { totalCount } }"}`); !strings.Contains(got, `"data"`) {
			t.Errorf("while others load, a reader gets %s", got)
		}
	}
	leave()
	u.refused(t)
	u.finish(t)
}

// TestUploadsWaitTheirTurn: one upload too many waits for a minute, of which nothing is read, and is then told to come again; the
// next one finds the slot of one that has ended.
func TestUploadsWaitTheirTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		u := newUploads(t)
		u.fill(t)
		from := time.Now()
		body := strings.NewReader(u.body)
		r := httptest.NewRequest("POST", "/graphql", body)
		r.Header.Set("Content-Type", u.kind)
		r.Header.Set("Authorization", "Bearer "+loading)
		w := httptest.NewRecorder()
		u.handler.ServeHTTP(w, r)
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "60" || gqltest.CodeOf(t, w.Body.String()) != gql.CodeOverloaded {
			t.Errorf("one upload too many got %d %v %s", w.Code, w.Header(), w.Body)
		}
		if waited := time.Since(from); waited != uploadWait || body.Len() != len(u.body) {
			t.Errorf("after %v; %d of %d bytes were read", waited, len(u.body)-body.Len(), len(u.body))
		}
		go u.send(t.Context())
		synctest.Wait()
		u.may <- true
		if code := <-u.ended; code != http.StatusOK {
			t.Errorf("the first that ended got %d", code)
		}
		<-u.began
		u.finish(t)
	})
}

// TestUploadsAreBounded: what is too large, or would cost too much, is refused with a status and the reason.
func TestUploadsAreBounded(t *testing.T) {
	limits := cost.DefaultLimits
	limits.Upload, limits.Body = 100_000, 10_000
	h := uploading(t, limits, loaderFunc(func(files []gql.File) (*gql.LoadReport, error) {
		if strings.HasPrefix(string(files[0].Data), "bomb") {
			return nil, &gql.UnreadableError{Reason: "a.txt: too large"}
		}
		return echo(files)
	}))
	var places []string
	for i := range 300 {
		places = append(places, fmt.Sprintf(`"variables.files.%d"`, i))
	}
	many := strings.Replace(operations(), "[null]", "["+strings.TrimSuffix(strings.Repeat("null,", 300), ",")+"]", 1)
	for name, test := range map[string]struct {
		operations, places, content string
		status                      int
		says                        string
	}{
		"as it should be":             {operations(), onePlace, "plan", 200, `"LOADED"`},
		"one file in too many places": {many, `{"0": [` + strings.Join(places, ",") + `]}`, strings.Repeat("x", 1000), 413, "BODY_LIMIT_EXCEEDED"},
		"many bytes":                  {operations(), onePlace, strings.Repeat("x", 200_000), 413, "BODY_LIMIT_EXCEEDED"},
		"a large map":                 {operations(), `{"0": ["variables.files.0"], "x": ["` + strings.Repeat("x", 20_000) + `"]}`, "plan", 413, "BODY_LIMIT_EXCEEDED"},
		"large variables":             {strings.Replace(operations(), "[null]", "["+strings.Repeat("[", 10_000)+strings.Repeat("]", 10_000)+"]", 1), onePlace, "plan", 413, "BODY_LIMIT_EXCEEDED"},
		"what costs too much":         {operations(), onePlace, "bomb", 422, `"a.txt: too large; nothing was loaded"`},
	} {
		body, kind := form(test.operations, test.places, test.content)
		if got := sendForm(t.Context(), h, body, kind); got.Code != test.status || !strings.Contains(got.Body.String(), test.says) {
			t.Errorf("%s: %d %.300s", name, got.Code, got.Body)
		}
	}
}

// FuzzUpload sends arbitrary forms: JSON comes out, and never a status of 500.
func FuzzUpload(f *testing.F) {
	body, kind := form(operations(), onePlace, "某市方案")
	boundary := kind[strings.Index(kind, "=")+1:]
	f.Add([]byte(strings.ReplaceAll(body, boundary, "x")))
	f.Add([]byte("--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n--x--"))
	f.Add([]byte(strings.ReplaceAll(strings.Replace(body, "variables.files.0", "variables.files", 1), boundary, "x")))
	limits := cost.DefaultLimits
	limits.Upload = 1 << 16
	tokens, err := ParseTokens("editor load " + loading)
	if err != nil {
		f.Fatal(err)
	}
	fixture := gqltest.NewFixture()
	h := NewHandler(func() *snapshot.Snapshot { return fixture.Snapshot }, Options{Limits: limits, Tokens: tokens, Loader: loaderFunc(echo)})
	f.Fuzz(func(t *testing.T, data []byte) {
		got := sendForm(t.Context(), h, string(data), "multipart/form-data; boundary=x")
		if got.Code >= 500 || !bytes.HasPrefix(got.Body.Bytes(), []byte("{")) {
			t.Errorf("%d %.300s", got.Code, got.Body)
		}
	})
}
