package engine

import (
	"serverless-poc/engine/dist"
	"serverless-poc/schema"
)

// A quantile is how many standard errors an interval of a level reaches to either
// side.
type quantile struct{ level, width float64 }

// width is qnorm() where a Wald interval's dispersion is known, else qt(). The last
// one is kept: callers ask for one level over and over.
func (m *Model) width(level float64) float64 {
	if q := m.last.Load(); q != nil && q.level == level {
		return q.width
	}
	q := &quantile{level, 0}
	if m.errors.wald == schema.WaldNormal {
		q.width = -dist.QNorm((1 - level) / 2)
	} else {
		q.width = dist.QT((1-level)/2, m.errors.df)
	}
	m.last.Store(q)
	return q.width
}
