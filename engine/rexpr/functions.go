package rexpr

import (
	"math"
	"sync"

	"serverless-poc/engine/exact"
)

// functions is the closed world: what is not here is refused by name. The
// references are files of R's source. Most models call none of them.
func functions() map[string]function {
	world.once.Do(func() { world.functions = makeFunctions() })
	return world.functions
}

var world struct {
	once      sync.Once
	functions map[string]function
}

func makeFunctions() map[string]function {
	const arithmetic, relop, logic, base = "src/main/arithmetic.c", "src/main/relop.c", "src/main/logic.c", "library/base/R"
	return map[string]function{
		"+": {1, 2, arithmetic, signOr(func(x float64) float64 { return x }, func(x, y float64) float64 { return x + y })},
		"-": {1, 2, arithmetic, signOr(func(x float64) float64 { return -x }, func(x, y float64) float64 { return x - y })},
		"*": {2, 2, arithmetic, of2(func(x, y float64) float64 { return float64(x * y) })},
		"/": {2, 2, arithmetic, of2(func(x, y float64) float64 { return x / y })},
		"^": {2, 2, arithmetic, of2(power)}, "%%": {2, 2, arithmetic, of2(modulo)}, "%/%": {2, 2, arithmetic, of2(quotient)},

		"exp": {1, 1, arithmetic, of1(exact.Exp)}, "expm1": {1, 1, arithmetic, of1(exact.Expm1)},
		"log": {1, 2, arithmetic, logBase}, "log2": {1, 1, arithmetic, of1(exact.Log2)}, "log10": {1, 1, arithmetic, of1(exact.Log10)},
		"log1p": {1, 1, arithmetic, of1(exact.Log1p)}, "sqrt": {1, 1, arithmetic, of1(math.Sqrt)}, "abs": {1, 1, arithmetic, of1(math.Abs)},
		"sin": {1, 1, arithmetic, of1(exact.Sin)}, "cos": {1, 1, arithmetic, of1(exact.Cos)}, "tan": {1, 1, arithmetic, of1(exact.Tan)},
		"asin": {1, 1, arithmetic, of1(exact.Asin)}, "acos": {1, 1, arithmetic, of1(exact.Acos)}, "atan": {1, 1, arithmetic, of1(exact.Atan)},
		"atan2": {2, 2, arithmetic, of2(exact.Atan2)},
		"sinh":  {1, 1, arithmetic, of1(exact.Sinh)}, "cosh": {1, 1, arithmetic, of1(exact.Cosh)}, "tanh": {1, 1, arithmetic, of1(exact.Tanh)},
		"asinh": {1, 1, arithmetic, of1(exact.Asinh)}, "acosh": {1, 1, arithmetic, of1(exact.Acosh)}, "atanh": {1, 1, arithmetic, of1(exact.Atanh)},
		"sinpi": {1, 1, "src/nmath/cospi.c", of1(sinpi)}, "cospi": {1, 1, "src/nmath/cospi.c", of1(cospi)}, "tanpi": {1, 1, "src/nmath/cospi.c", of1(tanpi)},
		"floor": {1, 1, arithmetic, of1(math.Floor)}, "ceiling": {1, 1, arithmetic, of1(math.Ceil)}, "trunc": {1, 1, arithmetic, of1(math.Trunc)},
		"sign":  {1, 1, "src/nmath/sign.c", of1(sign)},
		"round": {2, 2, "src/nmath/fround.c", of2(round)}, "signif": {2, 2, "src/nmath/fprec.c", of2(signif)},

		"==": {2, 2, relop, compare}, "!=": {2, 2, relop, compare}, "<": {2, 2, relop, compare},
		"<=": {2, 2, relop, compare}, ">": {2, 2, relop, compare}, ">=": {2, 2, relop, compare},
		"!": {1, 1, logic, not}, "&": {2, 2, logic, logical(and)}, "|": {2, 2, logic, logical(or)}, "xor": {2, 2, base, logical(xor)},

		"ifelse": {3, 3, base, ifelse}, "pmin": {1, -1, base, extreme(func(x, most float64) bool { return x < most })}, "pmax": {1, -1, base, extreme(func(x, most float64) bool { return x > most })},
		"is.na": {1, 1, base, isNA}, "%in%": {1, -1, base, within},
		"as.numeric": {1, 1, base, asNumeric}, "as.integer": {1, 1, base, asInteger},
		"NA": {0, 0, base, func(*builder) (value, error) { return fixed(Number, na), nil }},
	}
}
