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

// bindings is a plugin of gqlgen. It writes the schema's bindings for package compiled into a file of the generated package.
type bindings struct{ file string }

// Name returns the plugin's name.
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

// build is the data of the template.
type build struct {
	*codegen.Data
	Objects []*codegen.Object
}

// reachable lists the object types that a query can reach, without those of introspection.
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
			if unsupported(f) {
				return nil, fmt.Errorf("%s.%s is bound in a way that package compiled does not support", o.Name, f.Name)
			}
			for _, name := range possibleTypes(data, f) {
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

// unsupported reports whether gqlgen binds the field in a way that bindings cannot express.
func unsupported(f *codegen.Field) bool {
	return f.Stream || f.VOkFunc || f.Batch || f.IsMap() || f.HasDirectives() ||
		slices.ContainsFunc(f.Args, func(a *codegen.FieldArgument) bool { return len(a.ImplDirectives()) > 0 })
}

// possibleTypes lists the names of the object types that a field's values may have.
func possibleTypes(data *codegen.Data, f *codegen.Field) []string {
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

// Implements lists the type conditions that match the object.
func (b *build) Implements(o *codegen.Object) []string {
	return append([]string{o.Name}, o.Definition.Interfaces...)
}

// PossibleTypes lists the object types of a field whose type is an interface; it is empty for others.
func (b *build) PossibleTypes(f *codegen.Field) []string {
	if f.TypeReference.Definition.IsAbstractType() {
		return possibleTypes(b.Data, f)
	}
	return nil
}

// Interfaces lists the schema's interfaces.
func (b *build) Interfaces() []*codegen.Interface {
	var list []*codegen.Interface
	for _, name := range slices.Sorted(maps.Keys(b.Data.Interfaces)) {
		list = append(list, b.Data.Interfaces[name])
	}
	return list
}

// ReadExpression is the expression for the field's value. Where CanFail reports true, it has an error as its second value.
func (b *build) ReadExpression(f *codegen.Field) string {
	switch {
	case f.IsResolver:
		return fmt.Sprintf("ec.Resolvers.%s().%s(%s)", f.Object.Name, f.GoFieldName, callArguments(f))
	case f.IsMethod():
		return fmt.Sprintf("obj.%s(%s)", f.GoFieldName, callArguments(f))
	}
	return "obj." + f.GoFieldName
}

// callArguments are the arguments in the call of the field's resolver or method.
func callArguments(f *codegen.Field) string {
	var list []string
	if f.IsResolver || f.MethodHasContext {
		list = append(list, "ctx")
	}
	if f.IsResolver && !f.Object.Root {
		list = append(list, "obj")
	}
	for _, a := range f.Args {
		list = append(list, "a."+templates.UcFirst(a.VarName))
	}
	return strings.Join(list, ", ")
}

// ArgumentsOf names the struct of the field's arguments.
func (b *build) ArgumentsOf(f *codegen.Field) string {
	return f.Object.Name + templates.UcFirst(f.Name) + "Arguments"
}

// CanFail reports whether reading the field may return an error.
func (b *build) CanFail(f *codegen.Field) bool { return f.IsResolver || f.IsMethod() && !f.NoErr }

// WriteStatement is the statement that writes the value v of type t.
func (b *build) WriteStatement(t *config.TypeReference, v string) string {
	switch {
	case t.GQL.Elem != nil:
		list := fmt.Sprintf("compiled.List(x, %s, func(item *%s) { %s })", v, goType(t.Elem()), b.WriteStatement(t.Elem(), "(*item)"))
		if t.GQL.NonNull {
			return list
		}
		return fmt.Sprintf("if %s == nil { x.Null(false) } else { %s }", v, list)
	case t.Definition.IsAbstractType():
		return fmt.Sprintf("compiled.Interface(x, f, %s, TypeOf%s(%s), %t)", v, t.Definition.Name, v, t.GQL.NonNull)
	case t.Definition.Kind == ast.Object && t.IsPtr():
		return fmt.Sprintf("compiled.Object(x, f, %s, %t)", v, t.GQL.NonNull)
	case t.Definition.Kind == ast.Object:
		return fmt.Sprintf("compiled.Object(x, f, &%s, %t)", v, t.GQL.NonNull)
	case t.IsPtr():
		return fmt.Sprintf("if %s == nil { x.Null(%t) } else { %s }", v, t.GQL.NonNull, scalarStatement(t, "*"+v))
	}
	return scalarStatement(t, v)
}

// scalarStatement is the statement that writes a scalar or an enum. Frequent ones are written without a marshaler, which
// saves a closure for each value.
func scalarStatement(t *config.TypeReference, v string) string {
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
	case "MarshalFloat":
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
