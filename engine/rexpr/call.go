package rexpr

import "serverless-poc/schema"

// A function is one entry of the closed world: how many arguments it takes and
// how it is compiled. reference is where R defines it.
type function struct {
	least, most int // most < 0: any number
	reference   string
	build       func(b *builder) (value, error)
}

// A builder compiles one call.
type builder struct {
	name string
	at   string
	args []value
}

// call compiles a call of a function of the table.
func (c *compiler) call(e *schema.Expr, at string, depth int) (value, error) {
	f, known := functions()[e.Call]
	if !known {
		return value{}, fail(at+"/call", "see docs/formula.md for those that are; compute the column in the data before fitting", "the function %q is not known here", e.Call)
	}
	if n := len(e.Args); n < f.least || f.most >= 0 && n > f.most {
		return value{}, fail(at+"/args", export, "%s() of %d arguments", e.Call, n)
	}
	args, err := c.all(e.Args, at+"/args", depth)
	if err != nil {
		return value{}, err
	}
	return f.build(&builder{name: e.Call, at: at, args: args})
}

// refuse says that argument i is of a kind that the function does not take.
func (b *builder) refuse(i int) error {
	return fail(b.at+"/args", export, "%s() does not take %s as its argument %d", b.name, b.args[i].kind, i+1)
}

// numbers are the arguments as numbers; R takes a truth for 0 or 1.
func (b *builder) numbers() ([]node, error) {
	list := make([]node, len(b.args))
	for i, a := range b.args {
		if a.kind != Number && a.kind != Truth {
			return nil, b.refuse(i)
		}
		list[i] = a.node
	}
	return list, nil
}

// truths are the arguments as truths; R takes a number for whether it is not 0.
func (b *builder) truths() ([]node, error) {
	list := make([]node, len(b.args))
	for i, a := range b.args {
		switch a.kind {
		case Truth:
			list[i] = a.node
		case Number:
			list[i] = &unary{isNot0, a.node}
		default:
			return nil, b.refuse(i)
		}
	}
	return list, nil
}

func isNot0(x float64) float64 {
	if x != x {
		return x
	}
	return truth(x != 0)
}

// A unary applies f to one number.
type unary struct {
	f func(float64) float64
	x node
}

func (n *unary) eval(row []float64) float64 { return n.f(n.x.eval(row)) }

// A binary applies f to two numbers.
type binary struct {
	f    func(x, y float64) float64
	x, y node
}

func (n *binary) eval(row []float64) float64 { return n.f(n.x.eval(row), n.y.eval(row)) }

// of1 makes a function of one number.
func of1(f func(float64) float64) func(*builder) (value, error) {
	return func(b *builder) (value, error) {
		x, err := b.numbers()
		if err != nil {
			return value{}, err
		}
		return value{node: &unary{f, x[0]}, kind: Number}, nil
	}
}

// of2 makes a function of two numbers.
func of2(f func(x, y float64) float64) func(*builder) (value, error) {
	return func(b *builder) (value, error) {
		x, err := b.numbers()
		if err != nil {
			return value{}, err
		}
		return value{node: &binary{f, x[0], x[1]}, kind: Number}, nil
	}
}
