package gql

import (
	"encoding/json"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// variables are those of a question, read in one go with it, numbers as they were written. Where the question's memory
// serves another one, so does the map.
type variables struct {
	values map[string]any // nil where there are none
	memory map[string]any // of values; empty between questions
	wrong  bool           // whether they are no JSON object
}

// keptVariables is how many a map may have held that is used again: it never shrinks.
const keptVariables = 16

// forget makes them ready for the next question.
func (v *variables) forget() {
	if len(v.values) > keptVariables {
		v.memory = nil
	}
	clear(v.memory)
	*v = variables{memory: v.memory}
}

// UnmarshalJSONFrom reads an object or null; anything else is passed over and wrong.
func (v *variables) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	switch d.PeekKind() {
	case '{':
		if v.memory == nil {
			v.memory = map[string]any{}
		}
		v.values = v.memory
		return readObject(d, v.values)
	case 'n':
		return d.SkipValue()
	}
	v.wrong = true
	return d.SkipValue()
}

// UnmarshalJSON does the same for encoding/json, which reads forms.
func (v *variables) UnmarshalJSON(text []byte) error {
	v.read(text)
	return nil
}

// read reads the text of an address or a form; an empty one holds none.
func (v *variables) read(text []byte) {
	if len(text) > 0 && jsonv2.Unmarshal(text, v) != nil {
		v.wrong = true
	}
}

func readObject(d *jsontext.Decoder, to map[string]any) error {
	if _, err := d.ReadToken(); err != nil {
		return err
	}
	for d.PeekKind() != '}' {
		name, err := d.ReadToken()
		if err != nil {
			return err
		}
		key := name.String()
		if to[key], err = readValue(d); err != nil {
			return err
		}
	}
	_, err := d.ReadToken()
	return err
}

func readArray(d *jsontext.Decoder) (any, error) {
	if _, err := d.ReadToken(); err != nil {
		return nil, err
	}
	list := []any{}
	for d.PeekKind() != ']' {
		value, err := readValue(d)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := d.ReadToken()
	return list, err
}

func readValue(d *jsontext.Decoder) (any, error) {
	switch d.PeekKind() {
	case '{':
		object := map[string]any{}
		return object, readObject(d, object)
	case '[':
		return readArray(d)
	}
	token, err := d.ReadToken()
	switch {
	case err != nil:
		return nil, err
	case token.Kind() == '"':
		return token.String(), nil
	case token.Kind() == '0':
		return json.Number(token.String()), nil
	case token.Kind() == 'n':
		return nil, nil
	}
	return token.Bool(), nil
}
