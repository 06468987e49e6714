package cayleystore

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"net"
	"net/url"
	"os"
	"time"

	csql "github.com/cayleygraph/cayley/graph/sql"
	cayleypostgres "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/lib/pq"

	"github.com/plangraph/plangraph/graph"
)

const postgresDialect = "plangraph-postgres"

func init() {
	// Cayley's own dialect for PostgreSQL, with our way of inserting.
	csql.Register(postgresDialect, csql.Registration{
		Driver:             wireDriver,
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
	url   *url.URL
	wires *wires
}

func newPostgres(address string) (backend, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("the URL of the store cannot be read: write postgres://USER:PASSWORD@HOST:PORT/DATABASE")
	}
	return &postgres{u, newWires()}, nil
}

func (p *postgres) String() string { return Redacted(p.url.String()) }

func (p *postgres) open() (*sql.DB, error) { return sql.Open(wireDriver, p.wires.name(p.url.String())) }

func (p *postgres) address() (dialect, dsn string) {
	return postgresDialect, p.wires.name(p.url.String())
}

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

// lock waits for the other writers, six times as long as a writer of a file: many share a server, each over a network. The
// lock is that of a transaction, which a pooler leaves on one connection, and which ends with it: a session's would stay on
// whatever connection the pooler has chosen.
func (p *postgres) lock(ctx context.Context, db *sql.DB) (release func(), err error) {
	waiting, cancel := context.WithTimeoutCause(ctx, 6*lockTimeout+hangup, graph.ErrStoreBusy)
	defer cancel()
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, err
	}
	release = func() {
		defer time.AfterFunc(hangup, p.wires.cut).Stop()
		_ = tx.Rollback() // it has written nothing
	}
	_, err = tx.ExecContext(waiting, fmt.Sprintf(`SET LOCAL lock_timeout = %d; SET LOCAL idle_in_transaction_session_timeout = 0; SELECT pg_advisory_xact_lock(%d)`, (6*lockTimeout).Milliseconds(), int64(writers)))
	if err == nil {
		return release, nil
	}
	release()
	var refused *pq.Error
	if errors.As(err, &refused) && refused.Code == "55P03" { // lock_not_available
		return nil, p.busy(ctx, db)
	}
	return nil, cmp.Or(context.Cause(waiting), err)
}

// busy says who holds the lock, as far as the database tells.
func (p *postgres) busy(ctx context.Context, db *sql.DB) error {
	var session int
	var program string
	err := db.QueryRowContext(ctx, fmt.Sprintf(`SELECT pid, COALESCE(application_name, '') FROM pg_locks JOIN pg_stat_activity USING (pid)
		WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND classid = %d AND objid = %d AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1`,
		uint64(writers)>>32, uint32(writers&math.MaxUint32))).Scan(&session, &program)
	if err != nil {
		return graph.ErrStoreBusy
	}
	return fmt.Errorf("%w: session %d of the database %q", graph.ErrStoreBusy, session, program)
}

func (p *postgres) placeholder(n int) string { return cayleypostgres.QueryDialect.Placeholder(n) }

func (p *postgres) literal(key hash) string { return fmt.Sprintf(`'\x%x'::bytea`, key) }

// version is a hash of the transactions that have ended and of those under way; only those that write have numbers. Other
// databases of the server count too, and then the revision is read without need.
func (p *postgres) version() string {
	return "SELECT hashtextextended(txid_current_snapshot()::text, 0)"
}

func (p *postgres) explain(err error) error {
	if errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, net.ErrClosed) {
		return errors.New("the database does not answer; look whether it runs")
	}
	return err
}

func (p *postgres) watch(ctx context.Context) (done func()) { return p.wires.watch(ctx) }

func (p *postgres) lost() error { return nil }

func (p *postgres) stamp() string { return "" }

func (p *postgres) readOnly() error { return nil }

func (p *postgres) readInstead(error) bool { return false }

func (p *postgres) settle(context.Context, *sql.DB) {}

func (p *postgres) close() error {
	p.wires.forget()
	return nil
}
