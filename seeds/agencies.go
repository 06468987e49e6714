package seeds

import (
	_ "embed"
	"fmt"

	"github.com/goccy/go-yaml"

	"github.com/plangraph/plangraph/loader/agency"
)

//go:embed agencies.yaml
var agenciesYAML []byte

//go:embed jurisdictions.yaml
var jurisdictionsYAML []byte

// Agencies is the bundled directory of agencies and jurisdictions.
func Agencies() (*agency.Directory, error) { return ParseAgencies(agenciesYAML, jurisdictionsYAML) }

// ParseAgencies makes a directory from tables in the form of agencies.yaml and jurisdictions.yaml. The error is
// one line that names the file, the entry and what is wrong with it.
func ParseAgencies(agencies, jurisdictions []byte) (*agency.Directory, error) {
	places, err := parsePlaces(jurisdictions)
	if err != nil {
		return nil, err
	}
	gazetteer, err := agency.NewGazetteer(places)
	if err != nil {
		return nil, fmt.Errorf("jurisdictions.yaml: %w", err)
	}
	var tables agency.Tables
	if err := yaml.UnmarshalWithOptions(agencies, &tables, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("agencies.yaml: %s", yaml.FormatError(err, false, false))
	}
	d, err := agency.NewDirectory(tables, gazetteer)
	if err != nil {
		return nil, fmt.Errorf("agencies.yaml: %w", err)
	}
	return d, nil
}

// Places is the bundled table of places, jurisdictions.yaml, as people keep it.
func Places() (agency.Places, error) { return parsePlaces(jurisdictionsYAML) }

func parsePlaces(jurisdictions []byte) (places agency.Places, err error) {
	if err := yaml.UnmarshalWithOptions(jurisdictions, &places, yaml.Strict()); err != nil {
		return places, fmt.Errorf("jurisdictions.yaml: %s", yaml.FormatError(err, false, false))
	}
	return places, nil
}
