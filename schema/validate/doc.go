// Package validate checks documents against the project's JSON Schemas and
// says what is wrong in words: every violation at once, each with the JSON
// pointer of the place, what was found and what belongs there.
//
// Call [Coefficients], [Artefact], [Stack], [Request], [Response], [Rows],
// [Failure] or [Failed]; or [ReadContract] for the schemas that a service hands
// out itself. What a JSON Schema cannot see (duplicate keys, unpaired surrogates,
// a version that is not its content's) is the strict decoder's to refuse: call
// package schema's Decode functions too. What the numbers mean is the engine's.
//
// Depends on package schema and is the only importer of
// github.com/santhosh-tekuri/jsonschema/v5, which keeps that library out of the
// Lambda program.
package validate
