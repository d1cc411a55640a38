skip_without_mgcv <- function() if (!requireNamespace("mgcv", quietly = TRUE)) skip("mgcv is not installed: apt-get install r-cran-mgcv")

test_that("a gam has the numbers and standard errors of predict.gam", {
  skip_without_mgcv()
  s <- mgcv::s
  fit <- mgcv::gam(dist ~ s(speed, bs = "cr", k = 4), Gamma("log"), data = cars)
  case <- case_named(exported(fit), "typical")
  r <- predict(fit, as.data.frame(case$input), type = "response", se.fit = TRUE)
  expect_equal(case$expect$response, r$fit[[1]], tolerance = 1e-15)
  expect_equal(case$expect$se_response, r$se.fit[[1]], tolerance = 1e-15)
})

test_that("no training row is exported unasked", {
  skip_without_mgcv()
  fit <- mgcv::gam(mpg ~ s(wt, hp, k = 7), data = mtcars)
  expect_match(refusal(exported(fit)), "no training row is exported unasked", fixed = TRUE)
  expect_gt(length(exported(fit, training_rows = TRUE)$cases), 0)
})
