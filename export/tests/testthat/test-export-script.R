run <- function(...) {
  script <- normalizePath(file.path("..", "..", "export.R"), mustWork = FALSE)
  if (!file.exists(script)) skip("export.R is not beside the tests")
  said <- suppressWarnings(system2(file.path(R.home("bin"), "Rscript"), c("--vanilla", shQuote(script), ...), stdout = TRUE, stderr = TRUE))
  list(status = if (is.null(attr(said, "status"))) 0L else attr(said, "status"), text = paste(said, collapse = "\n"))
}

saved <- function(fit) {
  path <- tempfile(fileext = ".rds")
  saveRDS(fit, path)
  path
}

test_that("a saved fit is written", {
  out <- tempfile(fileext = ".json")
  r <- run(saved(glm(am ~ wt, binomial, mtcars)), out, "--name", "gears", "--threshold", "0.25", "--positive", "0")
  expect_identical(r$status, 0L)
  expect_match(r$text, "^wrote .*\\(gears, [0-9]+ cases\\)$")
  expect_identical(read_json(out)$response$decision, list(positive = "0", threshold = 0.25))
})

test_that("a refusal is said and fails", {
  out <- tempfile(fileext = ".json")
  r <- run(saved(lm(dist ~ gamma(speed), cars)), out, "--name", "cars")
  expect_identical(r$status, 1L)
  expect_match(r$text, "^refused: gamma\\(\\) is not in the table")
  expect_false(file.exists(out))
})

test_that("the data of a saved fit are given as a file", {
  out <- tempfile(fileext = ".json")
  library(splines)
  r <- run(saved(lm(mpg ~ ns(wt, 3) + log(hp), mtcars)), out, "--name", "miles", "--data", saved(mtcars))
  expect_match(r$text, "^wrote .*\\(miles, [0-9]+ cases\\)$")
  f <- as.formula("mpg ~ log(hp)", env = globalenv()) # an environment of its own is saved with the fit, and its data
  r <- run(saved(do.call("lm", list(f, data = quote(gone)), envir = list2env(list(gone = mtcars, lm = lm)))), out, "--name", "miles")
  expect_match(r$text, "^refused: the column hp is not in the model frame, and the data of the fit cannot be found")
})

test_that("wrong arguments are named", {
  expect_match(run("a.rds", "b.json")$text, "^usage: Rscript export/export.R")
  expect_match(run("--nam", "x")$text, "^unknown option --nam")
  expect_match(run("a.rds", "b.json", "--name")$text, "^--name needs a value")
  expect_match(run("no.rds", "b.json", "--name", "x")$text, "^no.rds: no such file")
  expect_match(run(shQuote(normalizePath("test-json.R")), "b.json", "--name", "x")$text, "not an .rds file")
})
