skip_without_mass <- function() {
  if (!requireNamespace("MASS", quietly = TRUE)) skip("MASS is not installed: apt-get install r-cran-mass")
}

satisfaction <- function(formula = Sat ~ Infl + Cont, ...) {
  skip_without_mass()
  MASS::polr(formula, data = MASS::housing, weights = Freq, ...)
}

test_that("thresholds and coefficients are the fit's own, without an intercept", {
  fit <- satisfaction(Hess = TRUE)
  document <- exported(fit)
  rule <- document$rule$cumulative
  expect_identical(rule$distribution, "logit")
  expect_identical(unlist(rule$thresholds), unname(fit$zeta))
  expect_false(rule$scale)
  expect_null(rule$end)
  expect_false(document$terms$intercept)
  expect_identical(vapply(document$coefficients, `[[`, 0, "value"), unname(coef(fit)))
  expect_equal(vapply(document$coefficients, `[[`, 0, "std_error"), unname(sqrt(diag(vcov(fit)))[1:3]))
})

test_that("the class is the most probable one, and a tie has none", {
  case <- case_named(exported(satisfaction()), "typical")
  expect_identical(case$expect$class, names(which.max(unlist(case$expect$probs))))
  expect_null(most_probable(c(a = 0.4, b = 0.4, c = 0.2)))
  expect_null(most_probable(c(a = NA, b = 0.4)))
  expect_identical(most_probable(c(a = 0.3, b = 0.5, c = 0.2)), "b")
})

test_that("each method is the link of its name", {
  expect_identical(names(polr_links), eval(formals(MASS::polr)$method))
  for (method in c("probit", "loglog", "cloglog")) {
    expect_identical(exported(satisfaction(method = method))$rule$cumulative$distribution, method)
  }
})

test_that("what R answers in two ways is refused", {
  d <- MASS::housing
  d$shift <- rep(c(0, 1), 36)
  expect_match(refusal(exported(MASS::polr(Sat ~ Infl + offset(shift), data = d, weights = Freq))), "leaves the offset out", fixed = TRUE)
  expect_match(refusal(exported(satisfaction(), threshold = 0.4)), "the model has 3 classes, and a decision is between two", fixed = TRUE)
})
