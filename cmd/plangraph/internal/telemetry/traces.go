package telemetry

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"time"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
)

// Traces sends a span for each request to the collector that the environment names, as OpenTelemetry has it
// (OTEL_EXPORTER_OTLP_ENDPOINT and its kin, over HTTP). The zero value sends nothing and costs nothing.
type Traces struct{ provider *trace.TracerProvider }

// NewTraces reads the environment. Nothing is sent where it names no collector; a collector that does not answer is logged
// and delays no request.
func NewTraces(ctx context.Context, log *slog.Logger) (Traces, error) {
	if os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" || os.Getenv("OTEL_SDK_DISABLED") == "true" {
		return Traces{}, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return Traces{}, err
	}
	service, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "plangraph")), resource.WithFromEnv(), resource.WithTelemetrySDK())
	if err != nil {
		return Traces{}, err
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces cannot be sent", "error", err) }))
	return Traces{trace.NewTracerProvider(trace.WithBatcher(exporter), trace.WithResource(service))}, nil
}

// Wrap makes a span of each request. Its attributes are those of OpenTelemetry's conventions for HTTP servers, and what
// Answered notes.
func (t Traces) Wrap(next http.Handler) http.Handler {
	if t.provider == nil {
		return next
	}
	return otelhttp.NewHandler(next, "plangraph", otelhttp.WithTracerProvider(t.provider), otelhttp.WithMeterProvider(noop.NewMeterProvider()),
		otelhttp.WithPropagators(propagation.TraceContext{}), otelhttp.WithFilter(func(r *http.Request) bool { return !IsHealth(r) }),
		otelhttp.WithSpanNameFormatter(func(_ string, r *http.Request) string { return r.Method + " " + route(r) }))
}

// route returns /graphql or page, so that there are few names of spans.
func route(r *http.Request) string {
	if r.URL.Path == "/graphql" {
		return r.URL.Path
	}
	return "page"
}

// Stop sends what is not sent yet, within three seconds. It ignores the end of the context, which has stopped the server.
func (t Traces) Stop(ctx context.Context) error {
	if t.provider == nil {
		return nil
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
	defer cancel()
	return t.provider.Shutdown(last)
}
