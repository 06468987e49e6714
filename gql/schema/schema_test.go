package schema

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/plangraph/plangraph/gql/gqltest"
)

// TestSchemaKeepsTheContract compares what is served with what clients were promised: all of it must be there unchanged.
func TestSchemaKeepsTheContract(t *testing.T) {
	text, err := os.ReadFile("testdata/core.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	promised := signatures(gqlparser.MustLoadSchema(&ast.Source{Name: "core.graphqls", Input: string(text)}))
	served := signatures(gqlparser.MustLoadSchema(&ast.Source{Name: "SDL", Input: SDL()}))
	for element, want := range promised {
		if got, ok := served[element]; !ok || got != want {
			t.Errorf("%s is %q, promised was %q", element, got, want)
		}
	}
	for element := range promised {
		delete(served, element)
	}
	for element := range served {
		if name, _, _ := strings.Cut(element, "."); ofLoading(name) || ofTables(element) || ofReader(element) || name == "Upload" { // the mutation and all that is for it; the tables
			delete(served, element)
		}
	}
	additions := map[string]string{"MeasureFilter.year": "Int", "MeasureFilter.scope": "Scope", "TargetFilter.year": "Int", "TargetFilter.includeNarrower": "Boolean = true",
		"Query.measures(offset)": "Int", "Query.targets(offset)": "Int", "Agency.collaborators(roles)": "[Role!]", "AgencyOrderField.LEAD_COUNT": "value",
		"Agency.targets": "TargetConnection!", "Agency.targets(roles)": "[Role!]", "Agency.targets(dueFrom)": "PartialDate", "Agency.targets(dueTo)": "PartialDate",
		"Agency.targets(first)": "Int", "Agency.targets(after)": "String", "Agency.targets(last)": "Int", "Agency.targets(before)": "String",
		"Agency.predecessors": "[Agency!]!", "Agency.successor": "Agency", "Agency.successorName": "String", "Agency.unresolved": "Boolean!", "Coverage.withheld": "[String!]!", "Measure.deadline": "PartialDate", "Plan.address": "String", "Plan.issuers": "[Agency!]!"}
	if diff := cmp.Diff(additions, served); diff != "" {
		t.Errorf("additions to the contract (-want +got):\n%s", diff)
	}
}

// ofLoading reports whether the type is the mutation's, or of its results.
func ofLoading(name string) bool {
	return strings.HasPrefix(name, "Load") || name == "RemovedPlan" || name == "Mutation"
}

// ofTables reports whether the element is for tables and facets.
func ofTables(element string) bool {
	name, field, _ := strings.Cut(element, ".")
	return strings.HasSuffix(name, "Facets") || name == "FacetValue" || name == "ResponsibilityPage" || name == "ResponsibilityRow" ||
		name == "Query" && (strings.HasPrefix(field, "responsibilities") || strings.HasPrefix(field, "measureFacets") || strings.HasPrefix(field, "targetFacets"))
}

// ofReader reports whether the element is for reading a source as it stands.
func ofReader(element string) bool {
	name, field, _ := strings.Cut(element, ".")
	return strings.HasPrefix(name, "Source") && name != "Source" || name == "Source" && (strings.HasPrefix(field, "text") || strings.HasPrefix(field, "line")) ||
		name == "Plan" && strings.HasPrefix(field, "source(") || element == "Plan.source" || element == "Evidence.line"
}

// signatures names every element of a schema: a type with its kind and interfaces, a field, an argument or an input field
// with its type and default, an enum value.
func signatures(schema *ast.Schema) map[string]string {
	list := map[string]string{}
	for _, d := range schema.Types {
		if d.BuiltIn {
			continue
		}
		list[d.Name] = string(d.Kind)
		for _, name := range d.Interfaces {
			list[d.Name+" implements "+name] = ""
		}
		for _, v := range d.EnumValues {
			list[d.Name+"."+v.Name] = "value"
		}
		for _, f := range gqltest.OwnFields(d) {
			list[d.Name+"."+f.Name] = typed(f.Type, f.DefaultValue)
			for _, a := range f.Arguments {
				list[d.Name+"."+f.Name+"("+a.Name+")"] = typed(a.Type, a.DefaultValue)
			}
		}
	}
	return list
}

func typed(t *ast.Type, standard *ast.Value) string {
	if standard == nil {
		return t.String()
	}
	return t.String() + " = " + standard.String()
}

func TestEveryElementHasADescription(t *testing.T) {
	need := func(element, description string) {
		if description == "" {
			t.Errorf("%s has no description", element)
		}
	}
	for _, d := range Parsed().Types {
		if d.BuiltIn {
			continue
		}
		need(d.Name, d.Description)
		for _, v := range d.EnumValues {
			need(d.Name+"."+v.Name, v.Description)
		}
		for _, f := range gqltest.OwnFields(d) {
			need(d.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				need(d.Name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
	}
}
