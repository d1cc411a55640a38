package basis

// Reflect reflects x by the Householder vector u whose first entry that is not
// 0 by construction is u[j]: x - u (u'x) / u[j] (LINPACK's dqrsl, which R's
// qr.qty calls). A zero there means no reflection, as it does to LINPACK.
func Reflect(x, u []float64, j int) {
	if u[j] == 0 {
		return
	}
	t := 0.0
	for i := j; i < len(x); i++ {
		t += float64(u[i] * x[i])
	}
	t = -t / u[j]
	for i := j; i < len(x); i++ {
		x[i] += float64(t * u[i])
	}
}

// Times sets out to x' m, row by row of m.
func Times(x []float64, m [][]float64, out []float64) {
	fill(out, 0)
	for i, row := range m {
		for k, v := range row {
			out[k] += float64(x[i] * v)
		}
	}
}

// Matrix checks that m has finite numbers and so many rows of one length, and
// says how many columns it has.
func Matrix(name string, m [][]float64, rows int) (int, error) {
	columns := 0
	if len(m) > 0 {
		columns = len(m[0])
	}
	return columns, shaped(name, m, rows, columns)
}
