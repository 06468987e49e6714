package compiled

import (
	"context"
	"sync"
)

// Execution is one execution of a plan. Bindings append values to it.
type Execution struct {
	ctx       context.Context
	variables map[string]any
	arguments []any // by slot, read when first needed; the same for every object
	reader    ArgumentReader
	out       []byte
	fields    int // begun so far
	maxFields int
	failed    bool // nothing more is written
	overLimit bool // failed because of maxFields
}

// Outcome is how an execution ended.
type Outcome int

const (
	Fallback  Outcome = iota // something is wrong, and the reference has to answer
	OverLimit                // the answer has more fields than allowed, and would have with the reference
	Complete                 // the data is the whole answer
)

var executions = sync.Pool{New: func() any { return new(Execution) }}

// Execute appends the data of the answer, which may have up to maxFields fields. Unless the outcome is [Complete], the
// data is of no use.
func (p *Plan) Execute(ctx context.Context, data *[]byte, variables map[string]any, maxFields int) Outcome {
	x := executions.Get().(*Execution)
	x.ctx, x.variables, x.out = ctx, variables, *data
	x.fields, x.maxFields, x.failed, x.overLimit = 0, maxFields, false, false
	if cap(x.arguments) < p.slots {
		x.arguments = make([]any, p.slots)
	}
	x.arguments = x.arguments[:p.slots]
	defer x.release()
	x.writeResponse(p.root)
	*data = x.out
	switch {
	case x.overLimit:
		return OverLimit
	case x.failed:
		return Fallback
	}
	return Complete
}

// writeResponse writes the whole answer. After a panic the reference answers: it meets the panic again and reports it.
func (x *Execution) writeResponse(root *selectionSet) {
	defer func() {
		if recover() != nil {
			x.failed = true
		}
	}()
	x.writeObject(root, nil)
}

// release returns the execution to the pool, without anything of the request.
func (x *Execution) release() {
	clear(x.arguments)
	x.ctx, x.variables, x.out, x.reader = nil, nil, nil, ArgumentReader{}
	executions.Put(x)
}

// Context returns the request's context.
func (x *Execution) Context() context.Context { return x.ctx }

// Failed records an error, and reports whether this or an earlier one has occurred.
func (x *Execution) Failed(err error) bool {
	x.failed = x.failed || err != nil
	return x.failed
}

// Arguments returns the arguments of the field, which are the same for every object. It returns nil where they are wrong.
func Arguments[T any](x *Execution, f *Field) *T {
	arguments := f.argumentStruct
	if arguments == nil {
		arguments = x.argumentsOf(f)
	}
	if x.failed {
		return nil
	}
	return arguments.(*T)
}

// argumentsOf reads the arguments of a field that depend on variables, once in an execution.
func (x *Execution) argumentsOf(f *Field) any {
	if arguments := x.arguments[f.slot]; arguments != nil {
		return arguments
	}
	x.reader = ArgumentReader{ctx: x.ctx, field: f, variables: x.variables}
	x.arguments[f.slot] = f.readArguments(&x.reader)
	x.failed = x.failed || x.reader.err != nil
	return x.arguments[f.slot]
}

// writeObject writes an object's selected fields. It counts them first, as the reference does, so that both stop the
// same answers.
func (x *Execution) writeObject(s *selectionSet, object any) {
	if s == nil { // a type that the binding does not name
		x.failed = true
		return
	}
	if x.fields += len(s.fields); x.fields > x.maxFields {
		x.failed, x.overLimit = true, true
		return
	}
	x.out = append(x.out, '{')
	for i := range s.fields {
		f := &s.fields[i]
		x.out = append(x.out, f.prefix...)
		f.write(x, f, object)
		if x.failed {
			return
		}
	}
	x.out = append(x.out, '}')
}

// Object writes the object that v points to, null where v is nil.
func Object[T any](x *Execution, f *Field, v *T, nonNull bool) {
	if v == nil {
		x.Null(nonNull)
		return
	}
	x.writeObject(f.selection, v)
}

// Item writes an item of a list of objects, none of which the schema lets be null.
func Item[T any](x *Execution, f *Field, item **T) { Object(x, f, *item, true) }

// Interface writes the object v, whose type has that name; null where the name is empty.
func Interface(x *Execution, f *Field, v any, typeName string, nonNull bool) {
	if typeName == "" {
		x.Null(nonNull)
		return
	}
	x.writeObject(f.selectionByType[typeName], v)
}

// List writes a list, each item by write. Before it, it looks whether the request's time is up.
func List[T any](x *Execution, list []T, write func(item *T)) {
	x.failed = x.failed || x.ctx.Err() != nil
	x.out = append(x.out, '[')
	for i := range list {
		if i > 0 {
			x.out = append(x.out, ',')
		}
		write(&list[i])
		if x.failed {
			return
		}
	}
	x.out = append(x.out, ']')
}
