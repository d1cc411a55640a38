skip_without_ordinal <- function() {
  if (!requireNamespace("ordinal", quietly = TRUE)) skip("ordinal is not installed: apt-get install r-cran-ordinal")
}

wine_fit <- function(formula = rating ~ temp, ...) {
  skip_without_ordinal()
  ordinal::clm(formula, data = ordinal::wine, ...)
}

test_that("thresholds are resolved, and so is their covariance", {
  fit <- wine_fit(threshold = "equidistant")
  rule <- exported(fit)$rule$cumulative
  expect_equal(unlist(rule$thresholds), as.vector(fit$Theta), tolerance = 1e-15)
  expect_identical(rule$end, 100000L)
  j <- rbind(cbind(unname(fit$tJac), 0), c(0, 0, 1))
  v <- do.call(rbind, lapply(rule$covariance, unlist))
  expect_equal(v, j %*% unname(vcov(fit)) %*% t(j), tolerance = 1e-14)
})

test_that("nominal effects are a linear predictor for each threshold, the scale is the last", {
  fit <- wine_fit(nominal = ~ contact, scale = ~ temp)
  document <- exported(fit)
  expect_null(document$rule$cumulative$thresholds)
  expect_true(document$rule$cumulative$scale)
  expect_identical(vapply(document$equations, `[[`, "", "name"), c("1|2", "2|3", "3|4", "4|5", "scale"))
  second <- vapply(document$equations[[2]]$coefficients, `[[`, 0, "value")
  expect_equal(second, unname(fit$alpha.mat[, 2]), tolerance = 1e-15)
  expect_false(document$equations[[5]]$terms$intercept)
})

test_that("cases have the standard errors of predict()", {
  fit <- wine_fit()
  typical <- case_named(exported(fit), "typical")
  p <- predict(fit, data.frame(temp = typical$input$temp), se.fit = TRUE)
  expect_identical(unlist(typical$expect$se_probs, use.names = FALSE), unname(p$se.fit[1, ]))
  expect_identical(unlist(typical$expect$probs, use.names = FALSE), unname(p$fit[1, ]))
})

test_that("what has a parameter or signs of its own is refused", {
  fit <- wine_fit()
  fit$link <- "log-gamma"
  expect_match(refusal(exported(fit)), "the link \"log-gamma\" has a parameter of its own", fixed = TRUE)
  fit <- wine_fit(nominal = ~ contact, sign.nominal = "negative")
  expect_match(refusal(exported(fit)), "the signs of location or nominal effects", fixed = TRUE)
  fit <- wine_fit(model = FALSE)
  expect_match(refusal(exported(fit)), "without its model frame", fixed = TRUE)
})
