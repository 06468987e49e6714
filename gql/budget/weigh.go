package budget

import (
	"reflect"
	"slices"
	"sync"
	"unsafe"
)

// Scale weighs values by the heap that they hold, by reflection: each allocation once, whatever refers to it. The zero value
// weighs everything that can be reached.
//
// It cannot see what functions captured, so what is weighed should hold none of its own.
type Scale struct {
	// Shared are types whose values belong to somebody else, and weigh nothing.
	Shared []reflect.Type

	// Parts says of types how many bytes are allocated for a value of the type, where it is part of something larger, to which
	// nothing else refers.
	Parts map[reflect.Type]int

	types sync.Map // of reflect.Type: *typeInfo
}

// typeInfo is what is the same for all values of a type.
type typeInfo struct {
	size   int   // of what is allocated for a value
	shared bool  // nothing is: it belongs to somebody else
	part   bool  // and nothing else refers to it
	refers bool  // to anything that weighs
	fields []int // of a struct: those that refer to anything that weighs
}

// Weigh returns the bytes of all that the value refers to. Strings that are cut out of the text weigh nothing: whoever keeps
// the text counts it.
func (s *Scale) Weigh(v any, text string) int {
	w := weighing{scale: s, text: text, seen: map[unsafe.Pointer]bool{}}
	w.value(reflect.ValueOf(v))
	return w.bytes
}

// Allocated is what the heap gives to an object of n bytes, about: Go's allocator has classes of sizes, of which the larger
// ones are up to an eighth apart.
func Allocated(n int) int {
	switch {
	case n == 0:
		return 0
	case n <= 256:
		return (n + 15) &^ 15
	}
	return n + n/16
}

// MapBytes is what a map of n entries takes whose key and value have that many bytes together. Go's maps have groups of eight
// with a control word, up to seven eighths full, and double.
func MapBytes(n, entry int) int {
	const header, group = 48, 8
	if n == 0 {
		return header
	}
	slots := group
	for slots > group && n > slots*7/8 || n > slots {
		slots *= 2
	}
	return header + slots/group*Allocated(group+group*entry)
}

// weighing is one value being weighed.
type weighing struct {
	scale *Scale
	text  string
	seen  map[unsafe.Pointer]bool
	bytes int
}

// value adds what the value refers to. The value itself is counted by whoever holds it.
func (w *weighing) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		w.pointer(v)
	case reflect.Interface:
		w.boxed(v)
	case reflect.String:
		w.string(v.String())
	case reflect.Slice:
		w.slice(v)
	case reflect.Map:
		w.entries(v)
	case reflect.Struct:
		for _, i := range w.scale.infoOf(v.Type()).fields {
			w.value(v.Field(i))
		}
	case reflect.Array:
		w.elements(v)
	}
}

// first reports whether the memory there is met for the first time.
func (w *weighing) first(p unsafe.Pointer) bool {
	if p == nil || w.seen[p] {
		return false
	}
	w.seen[p] = true
	return true
}

func (w *weighing) pointer(v reflect.Value) {
	of := w.scale.infoOf(v.Type().Elem())
	if of.shared || v.IsNil() || !of.part && !w.first(v.UnsafePointer()) {
		return
	}
	w.bytes += Allocated(of.size)
	if of.refers {
		w.value(v.Elem())
	}
}

// boxed adds what an interface holds; what is no pointer has been copied to the heap.
func (w *weighing) boxed(v reflect.Value) {
	if v.IsNil() {
		return
	}
	inside := v.Elem()
	switch inside.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Func, reflect.Chan, reflect.UnsafePointer:
	default:
		w.bytes += Allocated(int(inside.Type().Size()))
	}
	w.value(inside)
}

func (w *weighing) string(s string) {
	at, text := unsafe.StringData(s), unsafe.StringData(w.text)
	from := uintptr(unsafe.Pointer(at)) - uintptr(unsafe.Pointer(text))
	if from < uintptr(len(w.text)) || s == "" || !w.first(unsafe.Pointer(at)) {
		return
	}
	w.bytes += Allocated(len(s))
}

func (w *weighing) slice(v reflect.Value) {
	if v.Cap() == 0 || !w.first(v.UnsafePointer()) {
		return
	}
	w.bytes += Allocated(v.Cap() * int(v.Type().Elem().Size()))
	w.elements(v)
}

// elements adds what the elements of a slice or an array refer to.
func (w *weighing) elements(v reflect.Value) {
	if !w.scale.infoOf(v.Type().Elem()).refers {
		return
	}
	for i := range v.Len() {
		w.value(v.Index(i))
	}
}

func (w *weighing) entries(v reflect.Value) {
	if !w.first(v.UnsafePointer()) {
		return
	}
	t := v.Type()
	w.bytes += MapBytes(v.Len(), int(t.Key().Size()+t.Elem().Size()))
	for each := v.MapRange(); each.Next(); {
		w.value(each.Key())
		w.value(each.Value())
	}
}

func (s *Scale) infoOf(t reflect.Type) *typeInfo {
	if known, ok := s.types.Load(t); ok {
		return known.(*typeInfo)
	}
	info := &typeInfo{size: int(t.Size()), shared: slices.Contains(s.Shared, t), refers: s.refers(t)}
	if size, ok := s.Parts[t]; ok {
		info.size, info.part = size, true
	}
	if t.Kind() == reflect.Struct {
		for i := range t.NumField() {
			if s.refers(t.Field(i).Type) {
				info.fields = append(info.fields, i)
			}
		}
	}
	known, _ := s.types.LoadOrStore(t, info)
	return known.(*typeInfo)
}

// refers reports whether values of the type refer to anything that weighs.
func (s *Scale) refers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer:
		return !slices.Contains(s.Shared, t.Elem())
	case reflect.Interface, reflect.String, reflect.Slice, reflect.Map:
		return true
	case reflect.Array:
		return s.refers(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if s.refers(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}
