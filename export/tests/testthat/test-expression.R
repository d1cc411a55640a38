test_that("a column is a predictor, whatever stands around it", {
  expect_identical(one_tree(~x), list(predictor = "x"))
  expect_identical(one_tree(~I((x))), list(predictor = "x"))
})

test_that("constants are folded, from the function that made the fit too", {
  made <- function(d) {
    k <- 3
    lm(y ~ I(x^(k - 1)) + I(x * pi), d)
  }
  trees <- trees_of(made(training_data()))
  expect_identical(trees[[1]], list(call = "^", args = list(list(predictor = "x"), list(number = 2))))
  expect_identical(trees[[2]]$args[[2]], list(number = pi))
})

test_that("numbers come from objects, with all their bits", {
  made <- function(d, k) lm(y ~ I(x * k), d)
  expect_identical(trees_of(made(training_data(), 1 / 3))[[1]]$args[[2]]$number, 1 / 3)
})

test_that("truths are numbers where R wants numbers", {
  expect_identical(one_tree(~I(flag * x))$args[[1]], list(call = "as.numeric", args = list(list(predictor = "flag"))))
  expect_identical(one_tree(~I(!x))$args[[1]]$call, "!=")
})

test_that("a formula of columns that cannot be sent", {
  d <- training_data()
  d$at <- as.POSIXct("2024-01-01", tz = "UTC") + d$count
  expect_match(refusal(exported(lm(y ~ as.numeric(at), d))), "at is of class POSIXct/POSIXt: only numeric", fixed = TRUE)
})
