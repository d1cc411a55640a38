if (requireNamespace("survival", quietly = TRUE)) Surv <- survival::Surv

lung_data <- function() {
  if (!requireNamespace("survival", quietly = TRUE)) skip("survival is not installed: apt-get install r-cran-survival")
  survival::lung
}

test_that("each distribution is that of the error, its scale that of the fit", {
  d <- lung_data()
  want <- list(weibull = list("extreme", TRUE), exponential = list("extreme", TRUE), rayleigh = list("extreme", TRUE),
    extreme = list("extreme", FALSE), logistic = list("logistic", FALSE), gaussian = list("gaussian", FALSE),
    lognormal = list("gaussian", TRUE), loglogistic = list("logistic", TRUE), t = list("t", FALSE))
  for (dist in names(want)) {
    fit <- survival::survreg(Surv(time, status) ~ age, d, dist = dist)
    rule <- exported(fit)$rule$accelerated
    expect_identical(list(rule$distribution, rule$log), want[[dist]], label = dist)
    expect_equal(unlist(rule$scale), fit$scale, tolerance = 1e-15)
    expect_identical(is.null(rule$df), dist != "t")
  }
})

test_that("quantiles are predict's", {
  d <- lung_data()
  fit <- survival::survreg(Surv(time, status) ~ age + sex, d)
  typical <- case_named(exported(fit), "typical")
  said <- predict(fit, as.data.frame(typical$input), type = "quantile", p = c(0.1, 0.5, 0.9))
  expect_equal(unname(unlist(typical$expect$quantile[c("0.1", "0.5", "0.9")])), said, tolerance = 1e-15)
})

test_that("offsets, aliased coefficients, own distributions and strata without a frame are refused", {
  d <- lung_data()
  strata <- survival::strata
  expect_match(refusal(exported(survival::survreg(Surv(time, status) ~ age + offset(ph.karno / 100), d))), "R has two answers", fixed = TRUE)
  expect_match(refusal(exported(survival::survreg(Surv(time, status) ~ age + I(2 * age), d))), "predict() says NA for every row", fixed = TRUE)
  expect_match(refusal(exported(survival::survreg(Surv(time, status) ~ age + strata(sex), d))), "fit again with model = TRUE", fixed = TRUE)
  own <- survival::survreg.distributions$weibull
  expect_match(refusal(exported(survival::survreg(Surv(time, status) ~ age, d, dist = own))), "one of its own", fixed = TRUE)
})

test_that("a model frame that cannot be made again is refused: cluster() with a missing value", {
  fit <- survival::survreg(survival::Surv(time, status) ~ age + cluster(inst), survival::lung)
  expect_match(refusal(exported(fit)), "the model frame made again has 228 rows, and the fit used 227\n", fixed = TRUE)
  fit <- survival::survreg(survival::Surv(time, status) ~ age + cluster(inst), survival::lung, model = TRUE)
  expect_gt(length(exported(fit)$cases), 0)
})
