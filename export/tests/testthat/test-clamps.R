test_that("a link is driven to its clamps by a number that is no line", {
  d <- training_data()
  names <- vapply(exported(glm(yes ~ I(x^2), binomial("cloglog"), d))$cases, `[[`, "", "name")
  expect_true(all(c("eta near 3.59 by x", "eta near 6 by x") %in% names))
})

test_that("the search finds where a curve crosses", {
  eta <- function(v) v^3
  expect_equal(bisected(eta, scanned(eta, 0, 1), 0.4)^3, 0.4, tolerance = 1e-3)
  expect_null(bisected(eta, scanned(eta, 0, 1), 1e9))
})
