package seeds

import (
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/plangraph/plangraph/graph"
	"github.com/plangraph/plangraph/loader/doc"
)

//go:embed technologies.yaml
var technologiesYAML []byte

// Vocabulary is the technology scheme with what only a reader of plans needs to know about it.
type Vocabulary struct {
	Scheme *graph.Scheme
	// Contexts are the words in which a technology's labels do not count, by its id, in the order of the table.
	Contexts map[graph.ID][]string
}

// Technologies is the bundled vocabulary, technologies.yaml.
func Technologies() (*Vocabulary, error) { return ParseTechnologies(technologiesYAML) }

// ParseTechnologies reads a vocabulary in the format that the head of technologies.yaml describes.
//
// It fails where the YAML is wrong, has an unknown field or no entry, a key stands twice or is not kebab-case, a preferred label
// is missing, two labels are the same in normal form (of two entries, or twice in one), or a broader key is unknown or
// leads back to its own entry. The error is one line and names the entry.
func ParseTechnologies(data []byte) (*Vocabulary, error) {
	var table map[string]technologyEntry
	if err := yaml.UnmarshalWithOptions(data, &table, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("technologies: %s", yaml.FormatError(err, false, false))
	}
	if len(table) == 0 {
		return nil, errors.New("technologies: the table has no entries")
	}
	keys := slices.Sorted(maps.Keys(table))
	if err := checkLabels(table, keys); err != nil {
		return nil, err
	}
	v := &Vocabulary{Scheme: new(graph.Scheme), Contexts: map[graph.ID][]string{}}
	byKey := map[string]*graph.Technology{}
	for _, key := range keys {
		t := table[key].technology(key)
		byKey[key] = t
		v.Scheme.Technologies = append(v.Scheme.Technologies, t)
		if words := table[key].Not; len(words) > 0 {
			v.Contexts[t.ID] = words
		}
	}
	if err := linkBroader(table, byKey, keys); err != nil {
		return nil, err
	}
	return v, nil
}

// technologyEntry is one entry of the table.
type technologyEntry struct {
	Chinese string   `yaml:"zh"`
	English string   `yaml:"en"`
	Aliases []string `yaml:"aliases"`
	Broader []string `yaml:"broader"`
	Not     []string `yaml:"not"`
}

func (e technologyEntry) technology(key string) *graph.Technology {
	return &graph.Technology{
		ID:          graph.NewID(graph.KindTechnology, key),
		Key:         key,
		Name:        e.Chinese,
		EnglishName: e.English,
		Aliases:     slices.Sorted(slices.Values(e.Aliases)),
	}
}

var kebabCase = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// checkLabels sees to it that each label belongs to one entry, since a reader could not tell which was meant.
func checkLabels(table map[string]technologyEntry, keys []string) error {
	owner := map[string]string{}
	for _, key := range keys {
		if !kebabCase.MatchString(key) {
			return fmt.Errorf("technologies: entry %q: a key is kebab-case, such as cloud-computing", key)
		}
		entry := table[key]
		for _, label := range append([]string{entry.Chinese, entry.English}, entry.Aliases...) {
			form := strings.ToLower(doc.Normalize(label))
			switch other, taken := owner[form]; {
			case form == "":
				return fmt.Errorf("technologies: entry %s: a label is empty; zh and en are required", key)
			case taken && other == key:
				return fmt.Errorf("technologies: entry %s: the label %s stands twice", key, label)
			case taken:
				return fmt.Errorf("technologies: entry %s: the label %s belongs to entry %s already", key, label, other)
			}
			owner[form] = key
		}
		if slices.ContainsFunc(entry.Not, func(word string) bool { return doc.Normalize(word) == "" }) {
			return fmt.Errorf("technologies: entry %s: a word under not is empty", key)
		}
	}
	return nil
}

// linkBroader makes the links in both directions. Going through the keys in order leaves both sorted by key.
func linkBroader(table map[string]technologyEntry, byKey map[string]*graph.Technology, keys []string) error {
	for _, key := range keys {
		for _, broader := range slices.Compact(slices.Sorted(slices.Values(table[key].Broader))) {
			above, ok := byKey[broader]
			if !ok {
				return fmt.Errorf("technologies: entry %s: there is no entry %s to be broader", key, broader)
			}
			byKey[key].Broader = append(byKey[key].Broader, above)
			above.Narrower = append(above.Narrower, byKey[key])
		}
	}
	climbed := map[*graph.Technology]bool{}
	for _, key := range keys {
		if circle := findCircle(byKey[key], nil, climbed); circle != "" {
			return fmt.Errorf("technologies: entry %s: its broader entries lead to a circle: %s", key, circle)
		}
	}
	return nil
}

// findCircle climbs from t, reached by the path, and describes the first way back; climbed are known to be free of any.
func findCircle(t *graph.Technology, path []string, climbed map[*graph.Technology]bool) string {
	if climbed[t] {
		return ""
	}
	if i := slices.Index(path, t.Key); i >= 0 {
		return strings.Join(append(path[i:], t.Key), " → ")
	}
	for _, above := range t.Broader {
		if circle := findCircle(above, append(path, t.Key), climbed); circle != "" {
			return circle
		}
	}
	climbed[t] = true
	return ""
}
