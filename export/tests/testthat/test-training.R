test_that("levels that a call counts are those of the data", {
  d <- training_data()
  fit <- lm(y ~ as.integer(group) + group, d, subset = group != "b")
  p <- exported(fit)
  expect_identical(unlist(p$predictors[[1]]$levels), letters[1:4])
  expect_identical(unlist(p$terms$variables[[2]]$levels), c("a", "c", "d"))
  expect_true(p$terms$variables[[2]]$expr$recode$reject)
})

test_that("the rows are those of the fit", {
  d <- training_data()
  d$x[4:9] <- NA
  p <- exported(lm(y ~ log(x), d, subset = count > 2))
  expect_identical(p$predictors[[1]]$range$min, min(d$x[d$count > 2], na.rm = TRUE))
  expect_identical(p$predictors[[1]]$range$mean, mean(d$x[d$count > 2], na.rm = TRUE))
})

test_that("a column may be a vector beside the formula", {
  made <- function(x, y) lm(y ~ log(x))
  d <- training_data()
  expect_identical(exported(made(d$x, d$y))$predictors[[1]]$range$max, max(d$x))
})

test_that("data that are gone can be given", {
  d <- training_data()
  fit <- lm(y ~ log(x), d)
  rm(d)
  expect_match(refusal(exported(fit)), "export_model(fit, path, name = , data = d)", fixed = TRUE)
  expect_identical(exported(fit, data = training_data())$predictors[[1]]$name, "x")
})
