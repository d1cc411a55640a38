test_that("an aov predicts as the lm that it is", {
  fit <- aov(yield ~ block + N * P, data = npk)
  case <- case_named(exported(fit), "typical")
  row <- as.data.frame(lapply(case$input, as.character))
  expect_identical(case$expect$response, predict(fit, row)[[1]])
})
