// Package page holds the tests of the page in a real browser: headless Chromium
// goes through it as a person does, on the function's real handler with the
// models that R made.
//
// UPDATE=1 go test ./e2e/page -run Screenshots takes docs/images again.
//
// Depends on function, converter, fixtures and chromedp; TestServe on the deployer
// and the emulator too.
package page
