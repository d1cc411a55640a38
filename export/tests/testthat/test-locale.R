test_that("a C locale writes the same bytes", {
  here <- fixture_path("names-unicode")
  out <- tempfile()
  dir.create(out)
  script <- tempfile(fileext = ".R")
  writeLines(c(sprintf("options(fixture.here = %s, fixture.out = %s)", deparse(here), deparse(out)),
    sprintf("source(%s)", deparse(file.path(here, "make.R")))), script)
  said <- system2(file.path(R.home("bin"), "Rscript"), c("--vanilla", shQuote(script)), stdout = TRUE, stderr = TRUE,
    env = c("LC_ALL=C", "LANGUAGE=de"))
  expect_identical(attr(said, "status"), NULL, info = paste(said, collapse = "\n"))
  skip_other_r(here)
  expect_identical(read_text(file.path(out, "coefficients.json")), read_text(file.path(here, "coefficients.json")))
})

test_that("options of the session do not reach the document, and come back", {
  fit <- lm(dist ~ speed, cars)
  plain <- exported(fit, fitted_at = as.POSIXct(0, origin = "1970-01-01"))
  old <- options(OutDec = ",", digits = 3, scipen = 100, useFancyQuotes = TRUE)
  odd <- exported(fit, fitted_at = as.POSIXct(0, origin = "1970-01-01"))
  kept <- options()[names(old)]
  options(old)
  expect_identical(odd, plain)
  expect_identical(kept$OutDec, ",")
})
