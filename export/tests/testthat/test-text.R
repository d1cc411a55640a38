test_that("a call that holds the data shows its name only", {
  fit <- do.call("lm", list(dist ~ speed, data = cars))
  expect_identical(call_text(fit$call), "lm(formula = dist ~ speed, data = <data>)")
})

test_that("values, long literals and paths are not written out", {
  expect_identical(call_text(quote(lm(y ~ x, data = read.csv("/home/someone/secret.csv")))), "lm(y ~ x, data = <data>)")
  fit <- do.call("glm", list(am ~ wt, family = binomial(), data = mtcars, weights = rep(1, 32)))
  expect_identical(call_text(fit$call), "glm(formula = am ~ wt, family = <family>, data = <data>, weights = <numeric>)")
  expect_identical(one_line(quote(f(c(1, 2, 3, 4, 5, 6, 7, 8, 9)))), "f(c(...))")
})

test_that("one line, whatever its length", {
  long <- reformulate(paste0("a_long_name_", 1:100), "y")
  expect_identical(nchar(one_line(long)), 500L)
  expect_identical(one_line(quote(`my x` + y[, 1])), "`my x` + y[, 1]")
})
