test_that("offsets in the formula come first, then the argument", {
  d <- training_data()
  p <- exported(glm(events ~ x + offset(log(trials)) + offset(z), poisson, d, offset = x / 100))
  expect_length(p$terms$offsets, 3)
  expect_identical(p$terms$offsets[[2]], list(predictor = "z"))
  expect_identical(p$terms$offsets[[3]]$call, "/")
  expect_identical(vapply(p$terms$variables, `[[`, "", "name"), "x")
  expect_setequal(vapply(p$predictors, `[[`, "", "name"), c("x", "trials", "z"))
})

test_that("the oracle counts both", {
  d <- training_data()
  fit <- lm(y ~ x + offset(z), d, offset = log(trials))
  k <- case_named(exported(fit), "typical")
  expect_identical(k$expect$link, predict(fit, data.frame(k$input))[[1]])
})
