test_that("intervals are asked at other levels than 0.95 too", {
  expect_identical(vapply(level_cases(NULL, list(x = 1)), `[[`, 0, "level"), c(0.5, 0.999))
})

test_that("the summary has a row per coefficient, NA where it is aliased", {
  training <- training_data()
  training$twice <- 2 * training$x
  table <- summary_table(lm(y ~ x + twice + z, data = training))
  expect_identical(dim(table), c(4L, 3L))
  expect_identical(which(is.na(table[, 1])), 3L)
})

test_that("the linear predictor of a glm is the link, of an lm its fitted values", {
  training <- training_data()
  own <- glm(events ~ x, poisson, data = training)
  expect_identical(lm_equation(own)$link, own$linear.predictors)
  line <- lm(y ~ x, data = training)
  expect_identical(lm_equation(line)$link, line$fitted.values)
})
