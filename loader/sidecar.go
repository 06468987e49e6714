package loader

import (
	"bytes"
	"fmt"

	"github.com/goccy/go-yaml"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/agency"
	"github.com/plangraph/plangraph/loader/doc"
	"github.com/plangraph/plangraph/loader/metadata"
)

// sidecar is the file NAME.yaml beside a plan: what the text lacks. It never overrides what the text says.
type sidecar struct {
	Title        string `yaml:"title"`
	Number       string `yaml:"number"`
	Issuer       string `yaml:"issuer"`
	Date         string `yaml:"date"` // 2015-11-17
	Address      string `yaml:"address"`
	Jurisdiction string `yaml:"jurisdiction"`
}

// What a sidecar may hold: the parser's memory grows with lists within lists, 2.5 GB for 40,000 of them.
const (
	maxSidecar      = 64 << 10
	maxSidecarLists = 200
)

func parseSidecar(data []byte) (sidecar, error) {
	var s sidecar
	if len(data) > maxSidecar || bytes.Count(data, []byte("["))+bytes.Count(data, []byte("{")) > maxSidecarLists {
		return s, fmt.Errorf("its sidecar is larger than six short values can be")
	}
	if err := yaml.UnmarshalWithOptions(data, &s, yaml.Strict()); err != nil {
		return s, fmt.Errorf("its sidecar is not understood; it may hold title, number, issuer, date, address, jurisdiction")
	}
	if s.Date != "" {
		if _, err := graph.ParseDate(s.Date); err != nil {
			return s, fmt.Errorf("its sidecar's date %w", err)
		}
	}
	return s, nil
}

// metadata is what the sidecar says. A place that no table has is not known.
func (s sidecar) metadata(agencies *agency.Directory) metadata.Metadata {
	m := metadata.Metadata{Title: s.Title, Number: s.Number, Address: s.Address}
	if issuer := doc.Normalize(s.Issuer); issuer != "" {
		m.Issuers = []string{issuer}
	}
	if s.Date != "" {
		m.Issued, _ = graph.ParseDate(s.Date)
	}
	if s.Jurisdiction != "" {
		m.Jurisdiction = agencies.Jurisdiction(s.Jurisdiction)
	}
	return m
}
