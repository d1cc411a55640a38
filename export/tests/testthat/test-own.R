test_that("a function of the user's is not taken for R's", {
  made <- function(d) {
    log <- function(x) x
    lm(y ~ log(x), d)
  }
  expect_match(refusal(exported(made(training_data()))), "log() is not R's own function", fixed = TRUE)
})

test_that("names are read off calls", {
  expect_identical(function_name(quote(splines::ns(x))), "splines::ns")
  expect_identical(bare_name("splines::ns"), "ns")
  expect_identical(bare_name("as.numeric"), "as.numeric")
})
