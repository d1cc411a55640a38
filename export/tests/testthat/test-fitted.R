test_that("the fit's own answers are binned, and its classes counted", {
  d <- training_data()
  fit <- glm(yes ~ x + group, binomial, d)
  p <- fitted(fit)
  r <- fitted_summary(list(classes = c("0", "1"), decision = list(positive = "1", threshold = 0.3)), p)
  expect_identical(r$bins, bins_of(signif(p, 10)))
  expect_identical(r$counts, c(sum(p <= 0.3), sum(p > 0.3)))
  other <- fitted_summary(list(classes = c("0", "1"), decision = list(positive = "0", threshold = 0.3)), p)
  expect_identical(other$counts, c(sum(1 - p > 0.3), sum(1 - p <= 0.3)))
})

test_that("of several classes the most probable one counts", {
  p <- rbind(c(0.2, 0.5, 0.3), c(0.6, 0.2, 0.2), c(0.1, 0.5, 0.4))
  r <- fitted_summary(list(classes = c("a", "b", "c")), p)
  expect_identical(r$counts, c(1L, 2L, 0L))
  expect_null(r$bins)
})

test_that("several responses have no summary", {
  r <- list(name = "cbind(a, b)")
  expect_identical(fitted_summary(r, matrix(1, 3, 2)), r)
})
