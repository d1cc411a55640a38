test_that("a refit on unchanged data leaves the file, a change writes it", {
  path <- tempfile(fileext = ".json")
  fit <- lm(dist ~ speed, cars)
  at <- as.POSIXct("2024-05-06 07:08:09", tz = "UTC")
  expect_message(export_model(fit, path, name = "cars", fitted_at = at), "wrote .* \\(cars, [0-9]+ cases\\)")
  before <- read_text(path)
  expect_match(before, "\"fitted_at\": \"2024-05-06T07:08:09Z\"", fixed = TRUE)
  expect_message(export_model(fit, path, name = "cars", fitted_at = at + 60), "^unchanged: ")
  expect_identical(read_text(path), before)
  fit <- lm(dist ~ speed, cars[-1, ])
  expect_message(export_model(fit, path, name = "cars", fitted_at = at + 60), "^wrote ")
  expect_match(read_text(path), "\"fitted_at\": \"2024-05-06T07:09:09Z\"", fixed = TRUE)
})

test_that("times in other zones are written in UTC, in whole seconds", {
  at <- as.POSIXct("2024-05-06 01:08:09.7", tz = "America/New_York")
  expect_identical(exported(lm(dist ~ speed, cars), fitted_at = at)$fitted_at, "2024-05-06T05:08:09Z")
})

test_that("the keys are those of the contract, in its order", {
  expect_identical(names(exported(lm(dist ~ speed, cars))), c("format", "name", "fitted_at", "class", "formula",
    "response", "predictors", "terms", "coefficients", "family", "standard_errors", "provenance", "tolerance", "cases",
    "checksum"))
})

test_that("a fit that did not converge is written with a warning", {
  fit <- suppressWarnings(glm(yes ~ x, binomial, training_data(), control = list(maxit = 1)))
  expect_warning(exported(fit), "did not converge")
})

test_that("the checksum is the MD5 of the file with zeros in its place", {
  path <- tempfile(fileext = ".json")
  suppressMessages(export_model(lm(dist ~ speed, cars), path, name = "cars"))
  text <- read_text(path)
  says <- sub(".*\"checksum\": \"md5:([0-9a-f]{32})\".*", "\\1", text)
  write_text(sub(says, strrep("0", 32), text, fixed = TRUE), path)
  expect_identical(unname(tools::md5sum(path)), says)
})
