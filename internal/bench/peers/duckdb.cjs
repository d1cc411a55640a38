// The closed form of fixtures/admission-seed in DuckDB, CSV to CSV, on two threads.
//
// Usage: node duckdb.cjs rows.csv scored.csv, with @duckdb/node-api in NODE_PATH.
const { DuckDBInstance } = require('@duckdb/node-api');

async function main([rows, scored]) {
  const database = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await database.connect();
  await connection.run(`
    COPY (
      SELECT link, exp(link) / (1 + exp(link)) AS response
      FROM (
        SELECT -3.9899790733310354::DOUBLE + 0.0022644257861791604 * gre + 0.8040375492802213 * gpa
          + CASE rank WHEN 1 THEN 0 WHEN 2 THEN -0.6754429279635606 WHEN 3 THEN -1.340203916467887 ELSE -1.5514636769180716 END AS link
        FROM read_csv('${rows}', header = true, columns = {'gre': 'DOUBLE', 'gpa': 'DOUBLE', 'rank': 'INTEGER'})
      )
    ) TO '${scored}' (FORMAT csv, HEADER)`);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
