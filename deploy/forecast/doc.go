// Package forecast says beforehand what a run of the state machine takes: batches,
// time and money, with the arithmetic.
//
// Call [Fit] for how many rows a batch may have, and [Forecast.Lines] for the
// words. Prices are data, with their region and date; whoever pays looks them up again.
//
// Depends on internal/human and the standard library.
package forecast
