package cayleystore

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"

	csql "github.com/cayleygraph/cayley/graph/sql"
	cayleypostgres "github.com/cayleygraph/cayley/graph/sql/postgres"

	"github.com/plangraph/plangraph/graph"
)

const postgresDialect = "plangraph-postgres"

func init() {
	// Cayley's own dialect for PostgreSQL, with our way of inserting.
	csql.Register(postgresDialect, csql.Registration{
		Driver:             "postgres",
		HashType:           "BYTEA",
		BytesType:          "BYTEA",
		HorizonType:        "BIGSERIAL",
		TimeType:           "timestamp with time zone",
		QueryDialect:       cayleypostgres.QueryDialect,
		ConditionalIndexes: true,
		FillFactor:         true,
		Error:              cayleypostgres.ConvError,
		RunTx:              insertWith(cayleypostgres.QueryDialect.Placeholder),
	})
}

// postgres is a database on a server, named by its URL.
type postgres struct {
	url *url.URL
}

func newPostgres(address string) (backend, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("the URL of the store cannot be read: write postgres://USER:PASSWORD@HOST:PORT/DATABASE")
	}
	return &postgres{u}, nil
}

func (p *postgres) String() string { return Redacted(p.url.String()) }

func (p *postgres) open() (*sql.DB, error) { return sql.Open("postgres", p.url.String()) }

func (p *postgres) address() (dialect, dsn string) { return postgresDialect, p.url.String() }

// tables counts no others: a server's schema may well be shared.
func (p *postgres) tables(ctx context.Context, db *sql.DB) (ours, others int, err error) {
	err = db.QueryRowContext(ctx, `SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename IN ('nodes', 'quads')`).Scan(&ours)
	return ours, 0, err
}

func (p *postgres) layout() []string {
	return append([]string{`CREATE INDEX IF NOT EXISTS label_index ON quads (label_hash)`}, indexes...)
}

// writers is the key of the advisory lock that one writer at a time holds: "plangraf" in ASCII. The server frees it when
// its holder's connection ends, however it ends.
const writers = 0x706c616e67726166

// lock waits for the other writers, six times as long as a writer of a file: many share a server, each over a network. A
// connection on which the wait was cut short is thrown away, because the server may have given it the lock at that moment.
func (p *postgres) lock(ctx context.Context, db *sql.DB) (release func(), err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	waiting, cancel := context.WithTimeoutCause(ctx, 6*patience, graph.ErrStoreBusy)
	defer cancel()
	if _, err := conn.ExecContext(waiting, `SELECT pg_advisory_lock($1)`, int64(writers)); err != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn })
		conn.Close()
		return nil, cmp.Or(context.Cause(waiting), err)
	}
	return func() {
		_, _ = conn.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, int64(writers))
		conn.Close()
	}, nil
}

func (p *postgres) placeholder(n int) string { return cayleypostgres.QueryDialect.Placeholder(n) }

func (p *postgres) literal(key hash) string { return fmt.Sprintf(`'\x%x'::bytea`, key) }

// version is a hash of the transactions that have ended and of those under way; only those that write have numbers. Other
// databases of the server count too, and then the revision is read without need.
func (p *postgres) version() string {
	return "SELECT hashtextextended(txid_current_snapshot()::text, 0)"
}

func (p *postgres) explain(err error) error { return err }

func (p *postgres) close() error { return nil }
