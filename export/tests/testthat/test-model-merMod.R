skip_without_lme4 <- function() if (!requireNamespace("lme4", quietly = TRUE)) skip("lme4 is not installed: apt-get install r-cran-lme4")

test_that("the fixed effects alone are exported, and the class says so", {
  skip_without_lme4()
  data("sleepstudy", package = "lme4", envir = environment())
  fit <- lme4::lmer(Reaction ~ Days + (1 | Subject), data = sleepstudy)
  document <- exported(fit)
  expect_identical(unlist(document$class), c("lmerMod", "re.form = NA"))
  expect_identical(vapply(document$predictors, `[[`, "", "name"), "Days")
  case <- case_named(document, "typical")
  expect_identical(case$expect$response, predict(fit, as.data.frame(case$input), re.form = NA)[[1]])
})

test_that("random effects that are asked for are refused", {
  skip_without_lme4()
  data("sleepstudy", package = "lme4", envir = environment())
  fit <- lme4::lmer(Reaction ~ Days + (1 | Subject), data = sleepstudy)
  for (asked in list(NULL, ~ (1 | Subject), FALSE)) {
    expect_match(refusal(exported(fit, re.form = asked)), "predictions with random effects are not supported", fixed = TRUE)
  }
})
