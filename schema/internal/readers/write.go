package main

import (
	"bytes"
	"fmt"
	"reflect"

	"serverless-poc/schema"
)

// byHand are the methods of the decoder that give a value, for types that are
// written by hand.
var byHand = map[reflect.Type]string{
	reflect.TypeFor[string]():                   "string",
	reflect.TypeFor[[]string]():                 "strings",
	reflect.TypeFor[int]():                      "int",
	reflect.TypeFor[bool]():                     "bool",
	reflect.TypeFor[schema.Number]():            "numeric",
	reflect.TypeFor[*schema.Number]():           "optional",
	reflect.TypeFor[[]schema.Number]():          "numbers",
	reflect.TypeFor[map[string]schema.Number](): "byName",
	reflect.TypeFor[map[string]string]():        "texts",
	reflect.TypeFor[map[string]schema.Value]():  "input",
	reflect.TypeFor[schema.Value]():             "scalar",
	reflect.TypeFor[schema.Quantity]():          "quantity",
}

// writeSwitch writes how a value of any of the types is read.
func writeSwitch(b *bytes.Buffer, types []reflect.Type) {
	b.WriteString("\n// structure reads a value of one of these types; known says that it is.\n" +
		"func (d *decoder) structure(to any) (known bool, err error) {\n\tswitch to := to.(type) {\n")
	for _, t := range types {
		fmt.Fprintf(b, "\tcase *%s:\n\t\treturn true, read%s(d, to)\n", t.Name(), t.Name())
	}
	b.WriteString("\t}\n\treturn false, nil\n}\n")
}

// writeReader writes the reader of one struct.
func writeReader(b *bytes.Buffer, t reflect.Type) error {
	name := t.Name()
	fmt.Fprintf(b, "\nvar keysOf%s = []field{", name)
	for i, f := range fields(t) {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(b, "{%q, %t}", key(f), required(f))
	}
	fmt.Fprintf(b, "}\n\nfunc read%s(d *decoder, to *%s) error {\n\tw := d.members(keysOf%s)\n\tfor w.next() {\n\t\tswitch w.at {\n", name, name, name)
	for i, f := range fields(t) {
		statement, err := statement(f)
		if err != nil {
			return fmt.Errorf("%s.%s: %w", name, f.Name, err)
		}
		fmt.Fprintf(b, "\t\tcase %d:\n\t\t\t%s\n", i, statement)
	}
	b.WriteString("\t\t}\n\t}\n\treturn w.err\n}\n")
	return nil
}

// statement reads one field.
func statement(f reflect.StructField) (string, error) {
	place := "to." + f.Name
	if method := byHand[f.Type]; method != "" {
		return fmt.Sprintf("%s, w.err = d.%s()", place, method), nil
	}
	switch f.Type.Kind() {
	case reflect.Struct:
		return fmt.Sprintf("w.err = read%s(d, &%s)", f.Type.Name(), place), nil
	case reflect.Pointer:
		return fmt.Sprintf("%s, w.err = made(d, %s)", place, reader(f.Type.Elem())), nil
	case reflect.Slice:
		return fmt.Sprintf("%s, w.err = list(d, %s)", place, reader(f.Type.Elem())), nil
	}
	return "", fmt.Errorf("no reader of %v", f.Type)
}

// reader is a function that reads into a pointer to t.
func reader(t reflect.Type) string {
	if method := byHand[t]; method != "" {
		return "into((*decoder)." + method + ")"
	}
	return "read" + t.Name()
}
