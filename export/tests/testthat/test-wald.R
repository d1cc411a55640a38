interval_of <- function(fit, newdata, level = 0.95) {
  errors <- standard_errors_of(fit)
  p <- predict(fit, newdata, se.fit = TRUE)
  unlist(wald_interval(fit, errors, p$fit[[1]], p$se.fit[[1]], level))
}

test_that("the quantile is normal where the dispersion is known, else Student's", {
  d <- training_data()
  expect_identical(wald_of(glm(yes ~ x, binomial, d)), "normal")
  expect_identical(wald_of(glm(events ~ x, poisson, d)), "normal")
  expect_identical(wald_of(glm(events ~ x, quasipoisson, d)), "t")
  expect_identical(wald_of(glm(y ~ x, Gamma("log"), d)), "t")
  expect_identical(wald_of(MASS::glm.nb(Days ~ Age, MASS::quine)), "normal")
  expect_null(standard_errors_of(lm(y ~ x, d))$wald)
})

test_that("a gaussian glm has the interval of lm", {
  d <- training_data()
  row <- d[3, ]
  theirs <- predict(lm(y ~ x + group, d), row, interval = "confidence", level = 0.8)
  expect_equal(unname(interval_of(glm(y ~ x + group, data = d), row, 0.8)), unname(theirs[1, 2:3]), tolerance = 1e-13)
})

test_that("it is made on the link scale", {
  d <- training_data()
  fit <- glm(yes ~ x, binomial, d)
  p <- predict(fit, d[5, ], se.fit = TRUE)
  expect_equal(unname(interval_of(fit, d[5, ], 0.9)), plogis(p$fit[[1]] + c(-1, 1) * qnorm(0.95) * p$se.fit[[1]]), tolerance = 1e-14)
})

test_that("the ends are in order, and none where 0 is between them on a link with a pole or a turn", {
  d <- training_data()
  ends <- interval_of(glm(y ~ x, Gamma("inverse"), d), d[5, ])
  expect_lt(ends[["conf_lwr"]], ends[["conf_upr"]])
  expect_true(splits("inverse", c(-1, 2)) && splits("sqrt", c(-1, 2)) && splits("1/mu^2", c(-1, 2)) && splits("mu^0.333", c(-1, 2)))
  expect_false(splits("log", c(-1, 2)) || splits("inverse", c(1, 2)) || splits("inverse", c(NA, 2)))
  fit <- glm(y ~ x, Gamma("inverse"), d)
  expect_identical(wald_interval(fit, standard_errors_of(fit), 0.1, 1, 0.95), list(conf_lwr = NA_real_, conf_upr = NA_real_))
})

test_that("the document has it at three levels", {
  document <- exported(glm(yes ~ x, binomial, training_data()))
  expect_identical(document$standard_errors$wald, "normal")
  half <- case_named(document, "typical, level 0.5")
  whole <- case_named(document, "typical")$expect$interval
  expect_identical(half$level, 0.5)
  expect_identical(names(whole), c("conf_lwr", "conf_upr"))
  expect_true(whole$conf_lwr < half$expect$interval$conf_lwr && half$expect$interval$conf_upr < whole$conf_upr)
})
