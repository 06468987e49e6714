package main

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

//go:embed bindings.gotpl
var bindingsTemplate string

// bindings is the plugin of gqlgen that writes the types of package compiled into a file of the schema's package.
type bindings struct{ file string }

// Name is the plugin's.
func (bindings) Name() string { return "compiled" }

// GenerateCode writes the file.
func (b bindings) GenerateCode(data *codegen.Data) error {
	objects, err := reachable(data)
	if err != nil {
		return err
	}
	return templates.Render(templates.Options{
		PackageName: data.Config.Exec.Package, Filename: b.file, GeneratedHeader: true, Packages: data.Config.Packages,
		PruneOptions: data.Config.GetPruneOptions(),
		Template:     bindingsTemplate,
		Data:         &build{data, objects},
	})
}

// build is what the template sees.
type build struct {
	*codegen.Data
	Objects []*codegen.Object
}

// reachable lists the object types that a query can come to, introspection left out.
func reachable(data *codegen.Data) ([]*codegen.Object, error) {
	seen := map[string]bool{"Query": true}
	queue := []string{"Query"}
	var list []*codegen.Object
	for ; len(queue) > 0; queue = queue[1:] {
		o := data.Objects.ByName(queue[0])
		if o == nil {
			return nil, fmt.Errorf("there is no object type %s", queue[0])
		}
		list = append(list, o)
		for _, f := range o.Fields {
			if strange(f) {
				return nil, fmt.Errorf("%s.%s is bound in a way that package compiled does not know", o.Name, f.Name)
			}
			for _, name := range possible(data, f) {
				if !seen[name] && !f.IsReserved() {
					seen[name] = true
					queue = append(queue, name)
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b *codegen.Object) int { return strings.Compare(a.Name, b.Name) })
	return list, nil
}

func strange(f *codegen.Field) bool {
	return f.Stream || f.VOkFunc || f.Batch || f.IsMap() || f.HasDirectives() ||
		slices.ContainsFunc(f.Args, func(a *codegen.FieldArgument) bool { return len(a.ImplDirectives()) > 0 })
}

// possible lists the object types that a field may give, by name.
func possible(data *codegen.Data, f *codegen.Field) []string {
	definition := f.TypeReference.Definition
	switch {
	case definition.Kind == ast.Object:
		return []string{definition.Name}
	case definition.IsAbstractType():
		names := map[string]bool{}
		for _, d := range data.Schema.GetPossibleTypes(definition) {
			names[d.Name] = true
		}
		return slices.Sorted(maps.Keys(names))
	}
	return nil
}

// Implements lists the names that a fragment on the object may have as its condition.
func (b *build) Implements(o *codegen.Object) []string {
	names := []string{o.Name}
	for _, d := range o.Definition.Interfaces {
		names = append(names, d)
	}
	return names
}

// Possible lists the types of an interface's field.
func (b *build) Possible(f *codegen.Field) []string {
	if f.TypeReference.Definition.IsAbstractType() {
		return possible(b.Data, f)
	}
	return nil
}

// Abstract lists the interfaces that the fields give.
func (b *build) Abstract() []*codegen.Interface {
	var list []*codegen.Interface
	for _, name := range slices.Sorted(maps.Keys(b.Interfaces)) {
		list = append(list, b.Interfaces[name])
	}
	return list
}

// Read is the expression that gives the field's value; fails tells whether it gives an error with it.
func (b *build) Read(f *codegen.Field) string {
	switch {
	case f.IsResolver:
		return fmt.Sprintf("ec.Resolvers.%s().%s(%s)", f.Object.Name, f.GoFieldName, passed(f))
	case f.IsMethod():
		return fmt.Sprintf("obj.%s(%s)", f.GoFieldName, passed(f))
	}
	return "obj." + f.GoFieldName
}

// passed is what the field's resolver or method is called with.
func passed(f *codegen.Field) string {
	var list []string
	if f.IsResolver || f.MethodHasContext {
		list = append(list, "ctx")
	}
	if f.IsResolver && !f.Object.Root {
		list = append(list, "obj")
	}
	for _, a := range f.Args {
		list = append(list, "a."+a.VarName)
	}
	return strings.Join(list, ", ")
}

// ArgumentsOf names the type of the field's arguments.
func (b *build) ArgumentsOf(f *codegen.Field) string {
	return "arguments" + f.Object.Name + strings.ToUpper(f.Name[:1]) + f.Name[1:]
}

// Fails tells whether reading the field may give an error.
func (b *build) Fails(f *codegen.Field) bool { return f.IsResolver || f.IsMethod() && !f.NoErr }

// Write is the statement that writes v, a value of the type.
func (b *build) Write(t *config.TypeReference, v string) string {
	switch {
	case t.GQL.Elem != nil:
		list := fmt.Sprintf("compiled.List(x, %s, func(item *%s) { %s })", v, goType(t.Elem()), b.Write(t.Elem(), "(*item)"))
		if t.GQL.NonNull {
			return list
		}
		return fmt.Sprintf("if %s == nil { x.Null(false) } else { %s }", v, list)
	case t.Definition.IsAbstractType():
		return fmt.Sprintf("compiled.Interface(x, f, %s, typeOf%s(%s), %t)", v, t.Definition.Name, v, t.GQL.NonNull)
	case t.Definition.Kind == ast.Object && t.IsPtr():
		return fmt.Sprintf("compiled.Object(x, f, %s, %t)", v, t.GQL.NonNull)
	case t.Definition.Kind == ast.Object:
		return fmt.Sprintf("compiled.Object(x, f, &%s, %t)", v, t.GQL.NonNull)
	case t.IsPtr():
		return fmt.Sprintf("if %s == nil { x.Null(%t) } else { %s }", v, t.GQL.NonNull, scalar(t, "*"+v))
	}
	return scalar(t, v)
}

// scalar is the statement that writes a scalar or an enum. The usual ones have a way of their own, without a closure.
func scalar(t *config.TypeReference, v string) string {
	name := ""
	if t.Marshaler != nil {
		name = t.Marshaler.Name()
	}
	switch name {
	case "MarshalString", "MarshalID":
		return fmt.Sprintf("x.String(string(%s))", v)
	case "MarshalInt":
		return fmt.Sprintf("x.Int(int(%s))", v)
	case "MarshalBoolean":
		return fmt.Sprintf("x.Boolean(%s)", v)
	case "MarshalFloatContext":
		return fmt.Sprintf("x.Float(%s)", v)
	case "MarshalRole", "MarshalScope":
		return fmt.Sprintf("x.String(%s.String())", v)
	case "MarshalPartialDate":
		return fmt.Sprintf("compiled.Text(x, %s, %t)", v, t.GQL.NonNull)
	case "":
		return fmt.Sprintf("x.Marshaler(%s, %t)", v, t.GQL.NonNull)
	}
	return fmt.Sprintf("x.Marshaler(%s(%s), %t)", templates.Call(t.Marshaler), v, t.GQL.NonNull)
}

func goType(t *config.TypeReference) string { return templates.CurrentImports.LookupType(t.GO) }
