test_that("the global environment is not saved with a fit", {
  assign("bend", 40, globalenv())
  on.exit(rm("bend", envir = globalenv()))
  fit <- lm(as.formula("y ~ pmax(x - bend, 0)", env = globalenv()), training_data())
  expect_match(refusal(exported(fit, data = training_data())), "bend is a constant of the global environment", fixed = TRUE)
})

test_that("a column comes before a constant of the same name", {
  made <- function(d) {
    x <- 7
    lm(y ~ log(x), d)
  }
  expect_identical(trees_of(made(training_data()))[[1]]$args[[1]], list(predictor = "x"))
})

test_that("constants may be made by the functions of the table only", {
  made <- function(d) lm(y ~ I(x * nchar("abc")), d)
  expect_match(refusal(exported(made(training_data()))), "nchar() is not in the table of functions that make constants", fixed = TRUE)
})
