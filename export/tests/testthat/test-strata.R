if (requireNamespace("survival", quietly = TRUE)) {
  Surv <- survival::Surv
  strata <- survival::strata
}

test_that("strata are numbered as R numbers those of the fit", {
  if (!requireNamespace("survival", quietly = TRUE)) skip("survival is not installed: apt-get install r-cran-survival")
  v <- transform(survival::veteran, arm = factor(trt), before = prior > 0)
  v <- v[!(v$celltype == "adeno" & v$trt == 2), ]
  for (fit in list(
    survival::coxph(Surv(time, status) ~ karno + strata(celltype), v, model = TRUE),
    survival::coxph(Surv(time, status) ~ karno + strata(trt), v, model = TRUE),
    survival::coxph(Surv(time, status) ~ karno + strata(before), v, model = TRUE),
    survival::coxph(Surv(time, status) ~ karno + strata(arm, celltype), v, model = TRUE),
    survival::coxph(Surv(time, status) ~ karno + strata(trt, celltype), v, model = TRUE),
    survival::coxph(Surv(time, status) ~ karno + strata(trt) + strata(celltype), v, model = TRUE),
    survival::coxph(Surv(time, status) ~ karno + strata(trt > 1, celltype), v, model = TRUE)
  )) {
    parts <- coxph_parts(fit)
    training <- training_of(parts)
    theirs <- strata_of(fit$terms, fit$model)
    tree <- stratum_tree(fit$terms, theirs, parts$equation, training, reject = TRUE)
    expect_identical(evaluate(tree, values_by_name(training)) + 1, as.double(theirs), label = one_line(formula(fit)))
  }
})

test_that("a stratum that R calls otherwise when it is alone is refused", {
  if (!requireNamespace("survival", quietly = TRUE)) skip("survival is not installed: apt-get install r-cran-survival")
  fit <- survival::coxph(Surv(time, status) ~ karno + strata(celltype, prior), survival::veteran, model = TRUE)
  expect_match(refusal(exported(fit)), "\"celltype=squamous, prior=0 \" among many rows and \"celltype=squamous, prior=0\" alone", fixed = TRUE)
})

test_that("strata that are multiplied, or of missing values, are refused", {
  if (!requireNamespace("survival", quietly = TRUE)) skip("survival is not installed: apt-get install r-cran-survival")
  crossed <- survival::coxph(Surv(time, status) ~ trt * strata(celltype), survival::veteran, model = TRUE)
  expect_match(refusal(exported(crossed)), "a stratum is multiplied with a variable", fixed = TRUE)
  grouped <- survival::coxph(Surv(time, status) ~ age + strata(ph.ecog, na.group = TRUE), survival::lung, model = TRUE)
  expect_match(refusal(exported(grouped)), "a stratum of missing values is not supported", fixed = TRUE)
})
