test_that("each response has its equation and its name", {
  fit <- lm(cbind(mpg, qsec) ~ wt + hp, data = mtcars)
  document <- exported(fit)
  case <- case_named(document, "typical")
  r <- predict(fit, as.data.frame(case$input))
  expect_identical(case$expect$response, list(mpg = r[1, "mpg"], qsec = r[1, "qsec"]))
  expect_null(case$expect$se_link)
})

test_that("a summary's table has NA where a coefficient is aliased", {
  fit <- lm(mpg ~ wt + I(2 * wt) + hp, data = mtcars)
  expect_identical(which(is.na(summary_columns(summary(fit), names(coef(fit)))[, 1])), 3L)
})
