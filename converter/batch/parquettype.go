package batch

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"serverless-poc/schema"
)

// fromParquet is how the values of a column of that type are read: numbers as numbers,
// texts as texts, days as Bind reads days. A null and a NaN are NA, as in R.
func fromParquet(name string, t parquet.Type) (func(parquet.Value) schema.Value, error) {
	read := plainType(t.Kind())
	if logical := t.LogicalType(); logical != nil && logical.Value != nil {
		switch l := logical.Value.(type) {
		case *format.DateType:
			read = func(v parquet.Value) schema.Value {
				return schema.Str(time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly))
			}
		case *format.IntType:
			if !l.IsSigned {
				read = func(v parquet.Value) schema.Value { return unsigned(v, t.Kind()) }
			}
		case *format.StringType, *format.EnumType, *format.JsonType:
		default:
			read = nil
		}
	}
	if read == nil {
		return nil, fmt.Errorf("the column %q is %s in the Parquet file, which is not read here; write it as a double, an integer, a boolean, a date or a string", name, t)
	}
	return func(v parquet.Value) schema.Value {
		if v.IsNull() {
			return schema.Value{}
		}
		return read(v)
	}, nil
}

func plainType(kind parquet.Kind) func(parquet.Value) schema.Value {
	switch kind {
	case parquet.Boolean:
		return func(v parquet.Value) schema.Value { return schema.Bool(v.Boolean()) }
	case parquet.Int32:
		return func(v parquet.Value) schema.Value { return schema.Num(float64(v.Int32())) }
	case parquet.Int64:
		return func(v parquet.Value) schema.Value { return whole(v.Int64()) }
	case parquet.Float:
		return func(v parquet.Value) schema.Value { return double(float64(v.Float())) }
	case parquet.Double:
		return func(v parquet.Value) schema.Value { return double(v.Double()) }
	case parquet.ByteArray:
		return func(v parquet.Value) schema.Value { return schema.Str(string(v.ByteArray())) }
	}
	return nil
}

// exact are the whole numbers that a double has.
const exact = 1 << 53

// whole is a number, or its text where a double has not that number.
func whole(i int64) schema.Value {
	if i > exact || i < -exact {
		return schema.Str(strconv.FormatInt(i, 10))
	}
	return schema.Num(float64(i))
}

func unsigned(v parquet.Value, kind parquet.Kind) schema.Value {
	u := v.Uint64()
	if kind == parquet.Int32 {
		u = uint64(v.Uint32())
	}
	if u > exact {
		return schema.Str(strconv.FormatUint(u, 10))
	}
	return schema.Num(float64(u))
}

// double is a number; an infinite one is written as in JSON, which no predictor takes.
func double(f float64) schema.Value {
	switch {
	case math.IsNaN(f):
		return schema.Value{}
	case math.IsInf(f, 1):
		return schema.Str("Inf")
	case math.IsInf(f, -1):
		return schema.Str("-Inf")
	}
	return schema.Num(f)
}
