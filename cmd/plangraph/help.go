package main

import (
	"flag"
	"fmt"
	"io"
)

// help writes what there is to call.
func help(w io.Writer) {
	fmt.Fprintln(w, "Plangraph reads government plans and answers who does what with which technology, by when.\n\nUsage: plangraph COMMAND [FLAG]… [ARGUMENT]…\n\nCommands:")
	for _, c := range commands {
		fmt.Fprintf(w, "  %-8s %s\n", c.name, c.about)
	}
	fmt.Fprintln(w, "\n\"plangraph help COMMAND\" tells more. Exit codes: 0 done, 1 failed, 2 wrong usage.")
}

// help writes how to call the command. The flag package would write its flags with one dash, where our texts have two.
func (c command) help(w io.Writer, f *flag.FlagSet) {
	fmt.Fprintf(w, "%s\n\nUsage: plangraph %s", c.about, c.name)
	var flags []*flag.Flag
	f.VisitAll(func(x *flag.Flag) { flags = append(flags, x) })
	if len(flags) > 0 {
		fmt.Fprint(w, " [FLAG]…")
	}
	if c.args != "" {
		fmt.Fprint(w, " ", c.args)
	}
	fmt.Fprintln(w)
	for _, x := range flags {
		describe(w, x)
	}
}

func describe(w io.Writer, x *flag.Flag) {
	dash := "--"
	if len(x.Name) == 1 {
		dash = "-"
	}
	value, about := flag.UnquoteUsage(x)
	if value != "" {
		value = " " + value
	}
	fmt.Fprintf(w, "\n  %s%s%s\n      %s", dash, x.Name, value, about)
	if x.DefValue != "" && x.DefValue != "false" {
		fmt.Fprintf(w, " (default %s)", x.DefValue)
	}
	fmt.Fprintln(w)
}
