test_that("rows are found by name, through subset and na.action", {
  d <- training_data()
  row.names(d) <- paste0("r", rev(seq_len(nrow(d))))
  d$x[5] <- NA
  fit <- lm(y ~ log(x), d, subset = count > 4)
  expect_identical(data_source(lm_parts(fit))$column("x"), d$x[d$count > 4 & !is.na(d$x)])
  expect_null(data_source(lm_parts(fit))$column("nothing"))
})

test_that("data with other rows are no data", {
  d <- training_data()
  fit <- lm(y ~ log(x), d)
  d <- d[1:3, ]
  expect_identical(data_source(lm_parts(fit))$missing, "the data found under the name in the call has other rows now")
})

test_that("what is given comes first, and must fit", {
  d <- training_data()
  fit <- lm(y ~ log(x), d)
  expect_match(refusal(data_source(lm_parts(fit, data = 1:3))), "data is not a data frame", fixed = TRUE)
  expect_match(refusal(data_source(lm_parts(fit, data = d[1:3, ]))), "data does not have the rows of the fit", fixed = TRUE)
  other <- transform(d, x = x + 1)
  expect_identical(data_source(lm_parts(fit, data = other))$column("x"), d$x + 1)
})

test_that("glm keeps its data", {
  d <- training_data()
  fit <- glm(yes ~ log(x), binomial, d)
  rm(d)
  expect_identical(exported(fit)$predictors[[1]]$name, "x")
})
