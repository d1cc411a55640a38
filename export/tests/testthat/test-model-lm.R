test_that("an lm has intervals, standard errors and R's own numbers", {
  fit <- lm(y ~ x * group, data = training_data())
  document <- exported(fit)
  expect_identical(unlist(document$class), "lm")
  case <- case_named(document, "typical")
  row <- as.data.frame(case$input)
  r <- predict(fit, row, se.fit = TRUE, interval = "prediction")
  expect_identical(case$expect$response, r$fit[[1]])
  expect_identical(case$expect$se_response, r$se.fit[[1]])
  expect_identical(case$expect$interval$pred_upr, r$fit[[3]])
})

test_that("a class that only inherits from lm is refused", {
  fit <- structure(lm(y ~ x, data = training_data()), class = c("mine", "lm"))
  expect_match(refusal(exported(fit)), "a fit of class \"mine\", \"lm\" is not supported", fixed = TRUE)
})
