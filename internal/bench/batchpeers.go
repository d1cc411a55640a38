package bench

import (
	"context"
	"path/filepath"
)

// peers are DuckDB and R, where they are.
func (b *batchFiles) peers(ctx context.Context, lab *Lab) []*batchRun {
	duckdb := &batchRun{name: "DuckDB", args: []string{"node", lab.script("duckdb.cjs"), b.in, b.at("duckdb.csv")}}
	if command(ctx, b.dir, "node", "-e", "require('@duckdb/node-api')") != nil {
		duckdb.skipped = "DuckDB is not here; npm install --prefix /tmp/duckdb @duckdb/node-api, then NODE_PATH=/tmp/duckdb/node_modules"
	}
	r := &batchRun{name: "R's fread, predict.glm and fwrite", args: []string{"Rscript", "--vanilla", lab.script("batch.R"),
		filepath.Join(lab.Root, "fixtures", "admission-seed", "admission.csv"), b.in, b.at("r.csv")}}
	if command(ctx, b.dir, "Rscript", "-e", "library(data.table)") != nil {
		r.skipped = "R or its data.table is not here; apt-get install r-base-core r-cran-data.table"
	}
	return []*batchRun{duckdb, r}
}
