skip_without_glmnet <- function() {
  if (!requireNamespace("glmnet", quietly = TRUE)) skip("glmnet is not installed: apt-get install r-cran-glmnet")
}

cars <- as.matrix(mtcars[, -1])

test_that("a column without a coefficient is NA, as predict() does not look at it", {
  skip_without_glmnet()
  fit <- glmnet::glmnet(cars, mtcars$mpg)
  document <- exported(fit, s = 0.9, data = cars)
  b <- as.matrix(predict(fit, s = 0.9, type = "coefficients"))[, 1]
  values <- lapply(document$coefficients, `[[`, "value")
  expect_identical(vapply(values, is.null, NA), unname(b == 0))
  expect_identical(unlist(values), unname(b[b != 0]))
  expect_identical(vapply(document$predictors, `[[`, "", "name"), colnames(cars))
  expect_true(is.numeric(case_named(document, "disp is NA")$expect$link))
  expect_null(case_named(document, "wt is NA")$expect$link)
})

test_that("x is found by the call, or asked for", {
  skip_without_glmnet()
  own <- cars[, c("wt", "hp")]
  fit <- glmnet::glmnet(own, mtcars$mpg)
  path <- tempfile(fileext = ".json")
  suppressMessages(export_model(fit, path, name = "test", s = 0.5))
  expect_length(read_json(path)$predictors, 2)
  fit$call$x <- quote(nowhere)
  expect_match(refusal(exported(fit, s = 0.5)), "the x of the fit cannot be found in this session\n  in: nowhere", fixed = TRUE)
  expect_match(refusal(exported(fit, s = 0.5, data = own[, 2:1])), "x has other columns than the fit", fixed = TRUE)
})

test_that("lambda is named", {
  skip_without_glmnet()
  fit <- glmnet::glmnet(cars, mtcars$mpg)
  for (s in list(NULL, "lambda.min", c(1, 2), NA_real_, -1)) {
    expect_match(refusal(exported(fit, s = s, data = cars)), "none is named", fixed = TRUE)
  }
  cv <- glmnet::cv.glmnet(cars, mtcars$mpg, foldid = rep(1:8, 4))
  expect_identical(lambda_of(cv, "lambda.1se"), cv$lambda.1se)
  expect_match(exported(cv, data = cars)$provenance$call, substr(sprintf("s = %.6g", cv$lambda.min), 1, 8), fixed = TRUE)
})

test_that("names that are no names of R are kept", {
  skip_without_glmnet()
  odd <- cars[, 1:3]
  colnames(odd) <- c("a b", "c:d", "e`f")
  fit <- glmnet::glmnet(odd, mtcars$mpg)
  document <- exported(fit, s = 0.1, data = odd)
  expect_identical(vapply(document$predictors, `[[`, "", "name"), colnames(odd))
  expect_identical(vapply(document$coefficients, `[[`, "", "name"), c("(Intercept)", colnames(odd)))
})

test_that("a formula gives its variables, and must make x", {
  skip_without_glmnet()
  d <- transform(mtcars, cyl = factor(cyl))
  x <- model.matrix(~ cyl * wt, d)[, -1]
  fit <- glmnet::glmnet(x, d$mpg)
  document <- exported(fit, s = 0.1, formula = ~ cyl * wt, data = d)
  expect_identical(vapply(document$predictors, `[[`, "", "type"), c("factor", "numeric"))
  expect_match(refusal(exported(fit, s = 0.1, formula = ~ cyl + wt, data = d)), "does not make the x of the fit", fixed = TRUE)
  expect_match(refusal(exported(fit, s = 0.1, formula = ~ cyl * wt)), "a formula goes with the data frame", fixed = TRUE)
})
