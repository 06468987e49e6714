package compiled

import (
	"context"
	"math"
	"slices"
	"sync"

	"github.com/plangraph/plangraph/gql/budget"
)

// Execution is one execution of a plan. Bindings append values to it.
type Execution struct {
	ctx       context.Context
	variables map[string]any
	arguments []any // by slot, read when first needed; the same for every object
	reader    ArgumentReader
	request   *budget.Request // whoever waits; nil for nobody in particular
	out       []byte
	allowed   int // bytes that out may have, unless more are taken
	objects   int // begun since somebody was asked to wait on
	fields    int // begun so far
	limit     Limit
	failed    bool    // nothing more is written
	exceeded  Outcome // why, where a limit is exceeded
}

// Limit is how large an answer may be.
type Limit struct {
	Fields int // an object without fields counts as one
	Bytes  int
}

// NoLimit lets an answer be of any size.
var NoLimit = Limit{math.MaxInt, math.MaxInt}

// Outcome is how an execution ended.
type Outcome int

const (
	Fallback  Outcome = iota // something is wrong, and the reference has to answer
	OverLimit                // the answer has more fields than allowed, and would have with the reference
	TooLarge                 // the answer has more bytes than allowed, and would have with the reference
	Complete                 // the data is the whole answer
)

var executions = sync.Pool{New: func() any { return new(Execution) }}

// Execute appends the data of the answer, which may be as large as the limit. Unless the outcome is [Complete], the data is
// of no use.
func (p *Plan) Execute(ctx context.Context, data *[]byte, variables map[string]any, limit Limit) Outcome {
	x := executions.Get().(*Execution)
	x.ctx, x.variables, x.out, x.request = ctx, variables, *data, budget.Of(ctx)
	x.objects, x.fields, x.limit, x.failed, x.exceeded = 0, 0, limit, false, Fallback
	x.useBuffer()
	if cap(x.arguments) < p.slots {
		x.arguments = make([]any, p.slots)
	}
	x.arguments = x.arguments[:p.slots]
	defer x.release()
	x.writeResponse(p.root)
	*data = x.out
	switch {
	case x.failed:
		return x.exceeded
	case len(x.out) > limit.Bytes:
		return TooLarge
	}
	return Complete
}

// useBuffer takes the memory of the buffer that an earlier answer left. Where that much is not to be had, a new one begins.
func (x *Execution) useBuffer() {
	x.allowed = min(budget.Free, x.limit.Bytes)
	if more := cap(x.out) - budget.Free; more > 0 && len(x.out) == 0 {
		if x.request.TryTake(more) {
			x.allowed = min(cap(x.out), x.limit.Bytes)
		} else {
			x.out = nil
		}
	}
}

// grow makes room for n more bytes, twice as much as there was, before any of them is written. Where there is none, the
// answer is given up.
func (x *Execution) grow(n int) bool {
	needed := len(x.out) + n
	if needed > x.limit.Bytes {
		x.failed, x.exceeded = true, TooLarge
		return false
	}
	room := min(max(needed, 2*x.allowed), x.limit.Bytes)
	if !x.request.Take(room - x.allowed) {
		x.failed = true
		return false
	}
	x.out, x.allowed = slices.Grow(x.out, room-len(x.out)), room
	return true
}

// objectsBetween is after how many objects the execution looks whether somebody still waits for the answer.
const objectsBetween = 64

// goOn looks, now and then, whether somebody still waits for the answer.
func (x *Execution) goOn() {
	if x.objects++; x.objects < objectsBetween {
		return
	}
	x.objects = 0
	x.failed = x.failed || x.ctx.Err() != nil || !x.request.GoOn()
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
	x.ctx, x.variables, x.out, x.request, x.reader = nil, nil, nil, nil, ArgumentReader{}
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
	if x.fields += max(1, len(s.fields)); x.fields > x.limit.Fields {
		x.failed, x.exceeded = true, OverLimit
		return
	}
	if len(x.out) > x.allowed && !x.grow(0) {
		return
	}
	if x.goOn(); x.failed {
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
