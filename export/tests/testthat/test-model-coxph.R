skip_without_survival <- function() {
  if (!requireNamespace("survival", quietly = TRUE)) skip("survival is not installed: apt-get install r-cran-survival")
}

lung <- function() {
  skip_without_survival()
  survival::lung
}

test_that("the baseline is survfit's, for a row whose risk is 1, where it rises", {
  d <- lung()
  Surv <- survival::Surv
  document <- exported(survival::coxph(Surv(time, status) ~ age + sex, d))
  hazard <- document$rule$hazard
  expect_named(hazard, c("strata", "origin"))
  expect_length(hazard$strata, 1)
  curve <- survival::survfit(survival::coxph(Surv(time, status) ~ age + sex, d), se.fit = FALSE)
  events <- curve$n.event > 0
  expect_identical(unlist(hazard$strata[[1]]$times), as.integer(curve$time[events]))
  expect_equal(unlist(hazard$strata[[1]]$cumulative_hazard), curve$cumhaz[events], tolerance = 1e-15)
})

test_that("cases ask for survival before, at, between and beyond the events", {
  d <- lung()
  Surv <- survival::Surv
  fit <- survival::coxph(Surv(time, status) ~ age + sex, d)
  typical <- case_named(exported(fit), "typical")
  at <- as.numeric(names(typical$expect$survival))
  events <- d$time[d$status == 2]
  expect_true(0 %in% at && any(at > max(events)) && any(at %in% events) && any(!at %in% events & at > min(events) & at < max(events)))
  said <- summary(survival::survfit(fit, as.data.frame(typical$input)), times = sort(at), extend = TRUE)$surv
  expect_equal(unname(unlist(typical$expect$survival)[order(at)]), said, tolerance = 1e-15)
})

test_that("no training row is in a document: only times of events", {
  d <- lung()
  Surv <- survival::Surv
  document <- exported(survival::coxph(Surv(time, status) ~ age + sex, d))
  censored <- setdiff(d$time[d$status == 1], d$time[d$status == 2])
  expect_false(any(censored %in% unlist(document$rule$hazard$strata[[1]]$times)))
})

test_that("the center of a stratum is its weighted mean", {
  skip_without_survival()
  Surv <- survival::Surv
  strata <- survival::strata
  v <- transform(survival::veteran, w = diagtime)
  document <- exported(survival::coxph(Surv(time, status) ~ karno + strata(celltype), v, weights = w, model = TRUE))
  centers <- vapply(document$rule$hazard$strata, function(s) s$center[[1]], 0)
  means <- vapply(split(v, v$celltype), function(g) weighted.mean(g$karno, g$w), 0)
  expect_equal(centers, unname(means), tolerance = 1e-14)
  expect_identical(vapply(document$rule$hazard$strata, `[[`, "", "name"), levels(v$celltype))
})

test_that("survival is left out, and said so, where survfit() codes new rows by other contrasts", {
  skip_without_survival()
  Surv <- survival::Surv
  v <- survival::veteran
  contrasts(v$celltype) <- "contr.helmert"
  fit <- survival::coxph(Surv(time, status) ~ karno + celltype, v, model = TRUE)
  expect_warning(document <- exported(fit), "no survival: survfit\\(\\) codes new rows by R's default contrasts, the fit has others")
  expect_null(document$rule$hazard$origin)
  expect_null(case_named(document, "typical")$expect$survival)
})

test_that("a fit that predict() cannot serve alone is refused", {
  d <- lung()
  Surv <- survival::Surv
  strata <- survival::strata
  expect_match(refusal(exported(survival::coxph(Surv(time, status) ~ age + strata(sex), d))),
    "the fit has strata and was saved without its model frame, which R's own predict() needs\n  in: fit$model\n  do: fit again with model = TRUE", fixed = TRUE)
  expect_match(refusal(exported(survival::coxph(Surv(time, status) ~ age + offset(ph.karno / 100), d))),
    "takes the mean of the offset over the rows it is given", fixed = TRUE)
  expect_match(refusal(exported(survival::coxph(Surv(time, status) ~ 1, d))), "add a predictor", fixed = TRUE)
})

test_that("data that is gone or changed is refused", {
  d <- lung()
  Surv <- survival::Surv
  fit <- survival::coxph(Surv(time, status) ~ age + sex, d)
  d$age <- d$age + 1
  expect_match(refusal(exported(fit)), "do not give the fit's own fitted values", fixed = TRUE)
  rm(d)
  expect_match(refusal(exported(fit)), "its data cannot be found", fixed = TRUE)
})

test_that("a subclass is refused by name", {
  skip_without_survival()
  Surv <- survival::Surv
  fit <- survival::coxph(Surv(time, status) ~ survival::pspline(age), survival::lung)
  expect_match(refusal(exported(fit)), "a fit of class \"coxph.penal\", \"coxph\" is not supported", fixed = TRUE)
})
