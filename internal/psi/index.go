package psi

import (
	"fmt"
	"math"
)

// half is what is added to every count, so that a bin that one of the samples
// leaves empty has a finite share in the index (Jeffreys' prior of a multinomial).
const half = 0.5

// An Index is the population stability index of two samples.
type Index struct {
	Value    float64
	Bins     int // that at least one of the samples fills
	Training int // rows
	Seen     int
}

// Compare computes the index of two samples counted in the same bins:
//
//	sum (s_i - t_i) ln(s_i / t_i)
//
// over the bins that at least one of them fills, where t_i and s_i are the
// shares of bin i, half a row added to each count. It is the sum of the two
// Kullback-Leibler divergences. The error says that the bins are not the same.
func Compare(training, seen []int) (Index, error) {
	if len(training) != len(seen) {
		return Index{}, fmt.Errorf("%d bins of the training data and %d of what is seen are not the same", len(training), len(seen))
	}
	var x Index
	for i := range training {
		if training[i] < 0 || seen[i] < 0 {
			return Index{}, fmt.Errorf("bin %d has %d and %d rows; a count is not negative", i+1, training[i], seen[i])
		}
		x.Training += training[i]
		x.Seen += seen[i]
		if training[i]+seen[i] > 0 {
			x.Bins++
		}
	}
	if x.Training == 0 || x.Seen == 0 {
		return x, nil
	}
	more := half * float64(x.Bins)
	for i := range training {
		if training[i]+seen[i] == 0 {
			continue
		}
		t := (float64(training[i]) + half) / (float64(x.Training) + more)
		s := (float64(seen[i]) + half) / (float64(x.Seen) + more)
		x.Value += (s - t) * math.Log(s/t)
	}
	return x, nil
}
