// The call of the form's row in three languages. Texts are quoted by each
// language's own rules; the key is read from the environment, never shown.

// curl is for a shell of POSIX.
export function curl(url, row, key) {
  const quote = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return [
    ...(key ? ["# export API_KEY=...    (go tool mage key prints it)"] : []),
    `curl -sS ${quote(url)} \\`,
    ...(key ? ['  -H "x-api-key: $API_KEY" \\'] : []),
    "  -H 'content-type: application/json' \\",
    `  -d ${quote(JSON.stringify(row))}`,
  ].join("\n");
}

// r is for httr2.
export function r(url, row, key) {
  const name = (text) => `\`${text.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
  const value = (v) => (typeof v === "boolean" ? String(v).toUpperCase() : JSON.stringify(v));
  const plain = (field) => /^[a-z][a-z0-9_.]*$/i.test(field) && !reserved.has(field);
  const fields = Object.entries(row).map(([field, v]) => `${plain(field) ? field : name(field)} = ${value(v)}`);
  return [
    "library(httr2)",
    `request(${JSON.stringify(url)}) |>`,
    ...(key ? ['  req_headers_redacted(`x-api-key` = Sys.getenv("API_KEY")) |>'] : []),
    `  req_body_json(list(${fields.join(", ")}), digits = NA) |>`,
    "  req_perform() |>",
    "  resp_body_json()",
  ].join("\n");
}

const reserved = new Set("if else repeat while function for next break TRUE FALSE NULL Inf NaN NA in".split(" "));

// python needs its standard library only.
export function python(url, row, key) {
  const value = (v) => (typeof v === "boolean" ? (v ? "True" : "False") : JSON.stringify(v));
  const fields = Object.entries(row).map(([field, v]) => `${JSON.stringify(field)}: ${value(v)}`);
  return [
    `import json${key ? ", os" : ""}, urllib.request`,
    `row = {${fields.join(", ")}}`,
    "call = urllib.request.Request(",
    `    ${JSON.stringify(url)}, json.dumps(row).encode(),`,
    `    {"content-type": "application/json"${key ? ', "x-api-key": os.environ["API_KEY"]' : ""}})`,
    "with urllib.request.urlopen(call) as answer:",
    "    print(json.load(answer))",
  ].join("\n");
}
