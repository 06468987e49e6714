package transport

import (
	"encoding/json"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// variables are an operation's variables, with numbers as they were written. Their map is used again with the operation's
// memory.
type variables struct {
	values  map[string]any // nil where there are none
	pooled  map[string]any // the memory of values; empty between operations
	invalid bool           // they are no JSON object
}

// maxPooledVariables is how many variables a map may have held that is used again, because a map never shrinks.
const maxPooledVariables = 16

// reset makes them ready for the next operation.
func (v *variables) reset() {
	if len(v.values) > maxPooledVariables {
		v.pooled = nil
	}
	clear(v.pooled)
	*v = variables{pooled: v.pooled}
}

// UnmarshalJSONFrom decodes an object or null. It skips anything else, which is invalid.
func (v *variables) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	switch d.PeekKind() {
	case '{':
		if v.pooled == nil {
			v.pooled = map[string]any{}
		}
		v.values = v.pooled
		return decodeObject(d, v.values)
	case 'n':
		return d.SkipValue()
	}
	v.invalid = true
	return d.SkipValue()
}

// UnmarshalJSON does the same for encoding/json, which decodes forms.
func (v *variables) UnmarshalJSON(text []byte) error {
	v.parse(text)
	return nil
}

// parse decodes variables sent as a query parameter or form field; empty text means no variables.
func (v *variables) parse(text []byte) {
	if len(text) > 0 && jsonv2.Unmarshal(text, v) != nil {
		v.invalid = true
	}
}

func decodeObject(d *jsontext.Decoder, to map[string]any) error {
	if _, err := d.ReadToken(); err != nil {
		return err
	}
	for d.PeekKind() != '}' {
		name, err := d.ReadToken()
		if err != nil {
			return err
		}
		key := name.String()
		if to[key], err = decodeValue(d); err != nil {
			return err
		}
	}
	_, err := d.ReadToken()
	return err
}

func decodeArray(d *jsontext.Decoder) (any, error) {
	if _, err := d.ReadToken(); err != nil {
		return nil, err
	}
	list := []any{}
	for d.PeekKind() != ']' {
		value, err := decodeValue(d)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := d.ReadToken()
	return list, err
}

func decodeValue(d *jsontext.Decoder) (any, error) {
	switch d.PeekKind() {
	case '{':
		object := map[string]any{}
		return object, decodeObject(d, object)
	case '[':
		return decodeArray(d)
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
