package server

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"github.com/plangraph/plangraph/cmd/plangraph/internal/telemetry"
)

// withHosts answers only requests for names of this server. A page of another site can give its own name the address of this
// server, and would then be of the same origin (DNS rebinding); it cannot do so with an address in numbers, nor with
// localhost. Health is told under any name, because balancers ask as they like.
func (a *access) withHosts(listen string, next http.Handler) http.Handler {
	names := a.hostNames(listen)
	if slices.Contains(names, "*") {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if telemetry.IsHealth(r) || isHostOf(names, r.Host) {
			next.ServeHTTP(w, r)
			return
		}
		const why = "this server does not go by the name in the header Host; whoever runs it adds the name with --hosts"
		if r.URL.Path != "/graphql" {
			writeText(w, http.StatusMisdirectedRequest, why)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(http.StatusMisdirectedRequest)
		fmt.Fprintf(w, `{"errors":[{"message":%q,"extensions":{"code":"HOST_NOT_ALLOWED"}}]}`+"\n", why)
	})
}

// hostNames lists the names of this server that are neither localhost nor addresses; * for any.
func (a *access) hostNames(listen string) []string {
	names := listed(a.hosts)
	if host, _, err := net.SplitHostPort(listen); err == nil && host != "" {
		names = append(names, host)
	}
	for _, origin := range a.allowed() {
		if u, err := url.Parse(origin); err == nil && origin != "*" {
			names = append(names, u.Hostname())
		}
	}
	if slices.Contains(a.allowed(), "*") {
		names = append(names, "*") // any page may ask anyhow
	}
	for i, name := range names {
		names[i] = strings.ToLower(strings.TrimSuffix(name, "."))
	}
	return names
}

// isHostOf reports whether the header Host names this server. Clients that send none are no browsers.
func isHostOf(names []string, host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	return host == "" || host == "localhost" || strings.HasSuffix(host, ".localhost") || slices.Contains(names, host)
}
