// Package page holds the tests of the page in a real browser: headless Chromium
// goes through it as a person does, on the function's real handler with the
// models that R made.
//
// UPDATE=1 go test ./e2e/page -run Screenshots takes docs/images again.
//
// Depends on function, converter, schema, fixtures and chromedp; TestServe and
// TestBucket on the deployer, internal/task and the emulator too.
package page
