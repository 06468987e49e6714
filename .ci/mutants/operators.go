package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// finder collects the mutants of one file, function by function.
type finder struct {
	path     string
	source   []byte
	set      *token.FileSet
	function string
	results  []string // the types of what the function returns
	seen     map[string]int
	found    []mutant
}

func mutantsOf(path string, source []byte, set *token.FileSet, tree *ast.File) []mutant {
	f := &finder{path: path, source: source, set: set, seen: map[string]int{}}
	for _, d := range tree.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		f.function = fn.Name.Name
		if fn.Recv != nil {
			f.function = strings.TrimPrefix(f.text(fn.Recv.List[0].Type), "*") + "." + f.function
		}
		f.within(fn.Type, fn.Body)
	}
	return f.found
}

// within finds the mutants of a function's body. Functions in it return something else.
func (f *finder) within(of *ast.FuncType, body *ast.BlockStmt) {
	outer := f.results
	f.results = f.types(of.Results)
	ast.Inspect(body, func(n ast.Node) bool {
		if inner, ok := n.(*ast.FuncLit); ok {
			f.within(inner.Type, inner.Body)
			return false
		}
		f.node(n)
		return true
	})
	f.results = outer
}

func (f *finder) types(list *ast.FieldList) (types []string) {
	if list == nil {
		return nil
	}
	for _, field := range list.List {
		for range max(1, len(field.Names)) {
			types = append(types, f.text(field.Type))
		}
	}
	return types
}

func (f *finder) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		f.binary(n)
	case *ast.UnaryExpr:
		if n.Op == token.NOT {
			f.replace("condition negated", n, f.text(n.X))
		}
	case *ast.BasicLit:
		if i, err := strconv.ParseInt(n.Value, 0, 64); err == nil && n.Kind == token.INT {
			f.replace("number off by one", n, strconv.FormatInt(i+1, 10))
		}
	case *ast.IfStmt:
		f.condition(n.Cond)
	case *ast.ForStmt:
		if n.Cond != nil {
			f.replace("condition negated", n.Cond, "!("+f.text(n.Cond)+")")
		}
	case *ast.BranchStmt:
		f.branch(n)
	case *ast.IncDecStmt:
		other := map[token.Token]string{token.INC: "--", token.DEC: "++"}[n.Tok]
		f.replace("sum", n, f.text(n.X)+other)
		f.replace("statement dropped", n, "")
	case *ast.ExprStmt:
		f.replace("statement dropped", n, "")
	case *ast.AssignStmt:
		f.assignment(n)
	case *ast.CallExpr:
		f.call(n)
	case *ast.CompositeLit:
		f.literal(n)
	case *ast.ReturnStmt:
		f.returned(n)
	}
}

var others = map[token.Token][]struct {
	operator string
	op       token.Token
}{
	token.EQL:     {{"comparison swapped", token.NEQ}},
	token.NEQ:     {{"comparison swapped", token.EQL}},
	token.LSS:     {{"comparison swapped", token.GTR}, {"boundary", token.LEQ}},
	token.GTR:     {{"comparison swapped", token.LSS}, {"boundary", token.GEQ}},
	token.LEQ:     {{"comparison swapped", token.GEQ}, {"boundary", token.LSS}},
	token.GEQ:     {{"comparison swapped", token.LEQ}, {"boundary", token.GTR}},
	token.LAND:    {{"and, or", token.LOR}},
	token.LOR:     {{"and, or", token.LAND}},
	token.ADD:     {{"sum", token.SUB}},
	token.SUB:     {{"sum", token.ADD}},
	token.MUL:     {{"sum", token.QUO}},
	token.QUO:     {{"sum", token.MUL}},
	token.REM:     {{"sum", token.QUO}},
	token.SHL:     {{"bits", token.SHR}},
	token.SHR:     {{"bits", token.SHL}},
	token.AND:     {{"bits", token.OR}},
	token.OR:      {{"bits", token.AND}},
	token.XOR:     {{"bits", token.AND}},
	token.AND_NOT: {{"bits", token.AND}},
}

func (f *finder) binary(n *ast.BinaryExpr) {
	a, b := f.text(n.X), f.text(n.Y)
	for _, o := range others[n.Op] {
		f.replace(o.operator, n, "("+a+" "+o.op.String()+" "+b+")")
	}
	switch n.Op {
	case token.LAND:
		f.drop(n, n.Y, "("+a+" && (true || "+b+"))")
		f.drop(n, n.X, "((true || "+a+") && "+b+")")
	case token.LOR:
		f.drop(n, n.Y, "("+a+" || (false && "+b+"))")
		f.drop(n, n.X, "((false && "+a+") || "+b+")")
	}
	f.empty(n)
}

// drop adds the mutant that has no longer one operand of a condition.
func (f *finder) drop(n, operand ast.Expr, text string) {
	f.found = append(f.found, f.mutant("operand dropped", n, text, short(f.text(n))+" without "+short(f.text(operand))))
}

// empty takes an empty list for nil and the other way round.
func (f *finder) empty(n *ast.BinaryExpr) {
	if call, ok := n.X.(*ast.CallExpr); ok && f.text(call.Fun) == "len" && f.text(n.Y) == "0" {
		list := f.text(call.Args[0])
		switch n.Op {
		case token.EQL:
			f.replace("nil for empty", n, list+" == nil")
		case token.GTR, token.NEQ:
			f.replace("nil for empty", n, list+" != nil")
		}
	}
	if f.text(n.Y) == "nil" && (n.Op == token.EQL || n.Op == token.NEQ) {
		f.replace("nil for empty", n, "len("+f.text(n.X)+") "+n.Op.String()+" 0")
	}
}

func (f *finder) condition(cond ast.Expr) {
	text := f.text(cond)
	f.replace("condition negated", cond, "!("+text+")")
	f.found = append(f.found, f.mutant("branch always taken", cond, "(true || ("+text+"))", short(text)),
		f.mutant("branch never taken", cond, "(false && ("+text+"))", short(text)))
}

func (f *finder) branch(n *ast.BranchStmt) {
	switch {
	case n.Label != nil:
	case n.Tok == token.CONTINUE:
		f.replace("break, continue", n, "break")
		f.replace("break, continue", n, "")
	case n.Tok == token.BREAK:
		f.replace("break, continue", n, "continue")
		f.replace("break, continue", n, "")
	}
}

// assignment drops what is assigned; what is computed for it stays, so that the mutant compiles.
func (f *finder) assignment(n *ast.AssignStmt) {
	var right []string
	for _, x := range n.Rhs {
		right = append(right, f.text(x))
	}
	of := strings.Join(right, ", ")
	switch n.Tok {
	case token.DEFINE:
		return
	case token.ASSIGN:
		if f.text(n.Lhs[0]) == "_" {
			return
		}
		operator := "statement dropped"
		switch n.Lhs[0].(type) {
		case *ast.SelectorExpr:
			operator = "field not set"
		case *ast.IndexExpr:
			operator = "element not set"
		}
		if strings.HasPrefix(of, "append(") {
			operator = "append dropped"
		}
		if of == "nil" {
			f.replace(operator, n, "")
		} else {
			f.replace(operator, n, strings.Repeat("_, ", len(n.Lhs)-1)+"_ = "+of)
		}
	default:
		op := map[token.Token]string{token.ADD_ASSIGN: "-=", token.SUB_ASSIGN: "+=", token.OR_ASSIGN: "&=", token.AND_ASSIGN: "|=",
			token.SHL_ASSIGN: ">>=", token.SHR_ASSIGN: "<<=", token.MUL_ASSIGN: "/="}[n.Tok]
		if op != "" {
			f.replace("sum", n, f.text(n.Lhs[0])+" "+op+" "+of)
		}
		f.replace("statement dropped", n, "_ = "+of)
	}
}

// call drops the last of what is appended.
func (f *finder) call(n *ast.CallExpr) {
	if f.text(n.Fun) == "append" && len(n.Args) > 1 {
		var args []string
		for _, a := range n.Args[:len(n.Args)-1] {
			args = append(args, f.text(a))
		}
		f.replace("append dropped", n, "append("+strings.Join(args, ", ")+")")
	}
}

// literal leaves one field out.
func (f *finder) literal(n *ast.CompositeLit) {
	for i, x := range n.Elts {
		field, ok := x.(*ast.KeyValueExpr)
		if !ok {
			return
		}
		if _, named := field.Key.(*ast.Ident); !named {
			return
		}
		var rest []string
		for j, other := range n.Elts {
			if j != i {
				rest = append(rest, f.text(other))
			}
		}
		kind := ""
		if n.Type != nil {
			kind = f.text(n.Type)
		}
		f.found = append(f.found, f.mutant("field not set", n, kind+"{"+strings.Join(rest, ", ")+"}", "without "+short(f.text(x))))
	}
}

func (f *finder) returned(n *ast.ReturnStmt) {
	if len(n.Results) != len(f.results) {
		return
	}
	for i, x := range n.Results {
		switch f.text(x) {
		case "true":
			f.replace("returns zero", x, "false")
		case "false":
			f.replace("returns zero", x, "true")
		case "nil", "0", `""`:
		default:
			f.replace("returns zero", x, "*new("+f.results[i]+")")
		}
	}
}

func (f *finder) text(n ast.Node) string {
	return string(f.source[f.offset(n.Pos()):f.offset(n.End())])
}

func (f *finder) offset(p token.Pos) int { return f.set.Position(p).Offset }

// replace adds the mutant that has text in place of a node.
func (f *finder) replace(operator string, n ast.Node, text string) {
	f.found = append(f.found, f.mutant(operator, n, text, short(f.text(n))+" → "+short(text)))
}

func (f *finder) mutant(operator string, n ast.Node, text, change string) mutant {
	key := strings.Join([]string{f.function, operator, f.text(n), text}, "\x00")
	f.seen[key]++
	return mutant{
		file: f.path, line: f.set.Position(n.Pos()).Line, start: f.offset(n.Pos()), end: f.offset(n.End()), text: text,
		function: f.function, operator: operator, change: change, key: fmt.Sprint(key, f.seen[key]),
	}
}

// short is code on one line, cut in the middle.
func short(code string) string {
	code = strings.Join(strings.Fields(code), " ")
	if r := []rune(code); len(r) > 90 {
		return string(r[:60]) + " … " + string(r[len(r)-25:])
	}
	if code == "" {
		return "nothing"
	}
	return code
}
