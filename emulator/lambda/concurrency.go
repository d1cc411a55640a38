package lambda

import (
	"sync"

	"serverless-poc/emulator/wire"
)

// leastUnreserved is what must stay for the functions without a reservation.
const leastUnreserved = 100

type concurrencyJSON struct {
	ReservedConcurrentExecutions *int `json:",omitempty"`
}

func (f *function) reserved() int {
	if f.Reserved == nil {
		return 0
	}
	return *f.Reserved
}

func putFunctionConcurrency(s *Service, in *input) (reply, error) {
	var q concurrencyJSON
	if err := decodeAny(in, &q); err != nil {
		return reply{}, err
	}
	if q.ReservedConcurrentExecutions == nil || *q.ReservedConcurrentExecutions < 0 {
		return reply{}, invalid("1 validation error detected: Value at 'reservedConcurrentExecutions' failed to satisfy constraint: Member must not be null and must have value greater than or equal to 0")
	}
	return reply{200, q}, s.store.Update(func(all *functions) error {
		f := all.Functions[in.function]
		if f == nil {
			return notFound(in.Region, in.function, "")
		}
		others := 0
		for _, o := range all.Functions {
			if o != f {
				others += o.reserved()
			}
		}
		if quotaConcurrency-others-*q.ReservedConcurrentExecutions < leastUnreserved {
			return invalid("Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [%d].", leastUnreserved)
		}
		f.Reserved = q.ReservedConcurrentExecutions
		return nil
	})
}

func getFunctionConcurrency(s *Service, in *input) (reply, error) {
	var out concurrencyJSON
	err := s.view(in, func(f *function) error { out.ReservedConcurrentExecutions = f.Reserved; return nil })
	return reply{200, out}, err
}

func deleteFunctionConcurrency(s *Service, in *input) (reply, error) {
	return reply{204, nil}, s.change(in, func(f *function) error { f.Reserved = nil; return nil })
}

// running counts the invocations under way of each function.
type running struct {
	mu    sync.Mutex
	count map[string]int
}

// enter counts an invocation in, or refuses it when the function's reservation
// is used up. leave counts it out.
func (s *Service) enter(name string) (leave func(), err error) {
	limit := -1
	_ = s.store.View(func(all *functions) error {
		if f := all.Functions[name]; f != nil && f.Reserved != nil {
			limit = *f.Reserved
		}
		return nil
	})
	b := &s.busy
	b.mu.Lock()
	defer b.mu.Unlock()
	if limit >= 0 && b.count[name] >= limit {
		return nil, wire.Errorf(429, "TooManyRequestsException", "Rate Exceeded.")
	}
	if b.count == nil {
		b.count = map[string]int{}
	}
	b.count[name]++
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.count[name]--
	}, nil
}
