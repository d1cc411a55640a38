package page

import (
	"maps"
	"slices"
)

// Files are the names of all files, the page itself among them.
func Files() []string { return slices.Sorted(maps.Keys(files())) }
