package awserr

import "slices"

// table is in order: the first row that matches decides.
var table = slices.Concat(lambdaRows, s3Rows, iamRows, stsRows, gatewayRows, eventsRows, logsRows, statesRows, anyRows)

// Rows is the table.
func Rows() []Row { return slices.Clone(table) }

// find is the index of the first row that matches, -1 when none does.
func find(service, operation string, f fault) int {
	return slices.IndexFunc(table, func(r Row) bool { return r.matches(service, operation, f) })
}
