test_that("offsets and the response have no row in the codes", {
  d <- training_data()
  e <- lm_equation(lm(y ~ offset(z) + x * group, d))
  expect_identical(term_codes(e), matrix(c(1L, 0L, 0L, 1L, 1L, 1L), 2, dimnames = list(c("x", "group"), c("x", "group", "x:group"))))
})

test_that("without an intercept a factor made in the formula counts as one", {
  d <- training_data()
  e <- lm_equation(lm(y ~ 0 + poly(x, 2) + cut(z, c(-2, 0, 2)) + group, d))
  expect_identical(unname(term_codes(e)), diag(c(1L, 2L, 1L)))
})
