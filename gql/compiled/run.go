package compiled

import (
	"context"
	"sync"
)

// Run is one run of a plan.
type Run struct {
	ctx       context.Context
	variables map[string]any
	arguments []any // by the field's slot, made when first needed: they are the same for every object
	given     Given // of the field whose arguments are made
	b         []byte
	cost      int  // fields written or begun
	most      int  // fields that may be
	failed    bool // nothing more is written
	spent     bool // because there would be too many fields; else the reference has to answer
}

// Outcome is how a run ended.
type Outcome int

// A run that failed is the reference's to answer. One that is spent would write more fields than it may, and so would the
// reference.
const (
	Failed Outcome = iota
	Spent
	Whole
)

var runs = sync.Pool{New: func() any { return new(Run) }}

// Run appends the data of the answer, of at most so many fields.
func (p *Plan) Run(ctx context.Context, data *[]byte, variables map[string]any, most int) Outcome {
	x := runs.Get().(*Run)
	x.ctx, x.variables, x.b = ctx, variables, *data
	x.cost, x.most, x.failed, x.spent = 0, most, false, false
	if cap(x.arguments) < p.slots {
		x.arguments = make([]any, p.slots)
	}
	x.arguments = x.arguments[:p.slots]
	defer x.end()
	x.write(p.root)
	*data = x.b
	switch {
	case x.spent:
		return Spent
	case x.failed:
		return Failed
	}
	return Whole
}

// write writes the whole answer. A panic is the reference's to meet again and to report.
func (x *Run) write(root *object) {
	defer func() {
		if recover() != nil {
			x.failed = true
		}
	}()
	x.object(root, nil)
}

func (x *Run) end() {
	clear(x.arguments)
	x.ctx, x.variables, x.b, x.given = nil, nil, nil, Given{}
	runs.Put(x)
}

// Context is the request's.
func (x *Run) Context() context.Context { return x.ctx }

// Arguments of the field, the same for every object of the run; nil where they are wrong.
func Arguments[T any](x *Run, f *Field) *T {
	made := f.constant
	if made == nil {
		made = x.made(f)
	}
	if x.failed {
		return nil
	}
	return made.(*T)
}

// made are the arguments of a field that depend on variables.
func (x *Run) made(f *Field) any {
	if known := x.arguments[f.slot]; known != nil {
		return known
	}
	x.given = Given{ctx: x.ctx, field: f, variables: x.variables}
	x.arguments[f.slot] = f.arguments(&x.given)
	x.failed = x.failed || x.given.err != nil
	return x.arguments[f.slot]
}

// Fails notes an error, and tells whether there is one or was one before.
func (x *Run) Fails(err error) bool {
	x.failed = x.failed || err != nil
	return x.failed
}

func (x *Run) object(o *object, value any) {
	if o == nil { // a type that the binding does not name
		x.failed = true
		return
	}
	if x.cost += len(o.fields); x.cost > x.most {
		x.failed, x.spent = true, true
		return
	}
	x.b = append(x.b, '{')
	for i := range o.fields {
		f := &o.fields[i]
		x.b = append(x.b, f.before...)
		f.write(x, f, value)
		if x.failed {
			return
		}
	}
	x.b = append(x.b, '}')
}

// Object writes the object that v points to, or null.
func Object[T any](x *Run, f *Field, v *T, nonNull bool) {
	if v == nil {
		x.Null(nonNull)
		return
	}
	x.object(f.object, v)
}

// Item writes the object of a list's item, which the schema has never be null.
func Item[T any](x *Run, f *Field, item **T) { Object(x, f, *item, true) }

// Interface writes the object that v holds, whose type has that name; it is empty for none.
func Interface(x *Run, f *Field, v any, name string, nonNull bool) {
	if name == "" {
		x.Null(nonNull)
		return
	}
	x.object(f.objects[name], v)
}

// List writes a list, each item by write. It is where a run looks at its time.
func List[T any](x *Run, list []T, write func(item *T)) {
	x.failed = x.failed || x.ctx.Err() != nil
	x.b = append(x.b, '[')
	for i := range list {
		if i > 0 {
			x.b = append(x.b, ',')
		}
		write(&list[i])
		if x.failed {
			return
		}
	}
	x.b = append(x.b, ']')
}
