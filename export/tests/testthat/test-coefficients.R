test_that("coefficients are in R's order, with the term of each and what summary() prints", {
  training <- training_data()
  fit <- lm(y ~ x + group, data = training)
  entries <- exported(fit)$coefficients
  expect_identical(vapply(entries, `[[`, "", "name"), names(coef(fit)))
  expect_identical(vapply(entries, `[[`, 0L, "assign"), c(0L, 1L, 2L, 2L, 2L))
  expect_identical(vapply(entries, `[[`, 0, "value"), unname(coef(fit)))
  expect_identical(vapply(entries, `[[`, 0, "p_value"), unname(coef(summary(fit))[, 4]))
})

test_that("an aliased coefficient has its place and no value", {
  training <- training_data()
  training$twice <- 2 * training$x
  entries <- exported(lm(y ~ x + twice + z, data = training))$coefficients
  expect_identical(vapply(entries, function(e) is.null(e$value), NA), c(FALSE, FALSE, TRUE, FALSE))
})
