test_that("x' R^-1 gives predict.lm's se.fit", {
  fit <- lm(y ~ x * group + site, training_data(), weights = count)
  s <- standard_errors_of(fit)
  x <- model.matrix(fit)
  ours <- sqrt(drop((x %*% s$r_inverse)^2 %*% rep(s$residual_variance, ncol(x))))
  expect_equal(unname(ours), unname(predict(fit, fit$model, se.fit = TRUE)$se.fit), tolerance = 1e-15)
})

test_that("aliased columns have no row", {
  d <- training_data()
  d$twice <- 2 * d$x
  fit <- lm(y ~ x + twice + z, d)
  expect_identical(dim(standard_errors_of(fit)$r_inverse), c(3L, 3L))
})

test_that("dispersion is summary()'s", {
  d <- training_data()
  expect_identical(standard_errors_of(glm(events ~ x, poisson, d))$residual_variance, 1)
  fit <- glm(y ~ x, Gamma("log"), d)
  expect_identical(standard_errors_of(fit)$dispersion, summary(fit)$dispersion)
  fit <- lm(y ~ x, d)
  expect_equal(standard_errors_of(fit)$dispersion, summary(fit)$sigma^2, tolerance = 1e-15)
})

test_that("where R's own predict() has no standard errors, neither has the document", {
  document <- read_json(fixture_path("geeglm-binomial", "coefficients.json"))
  expect_null(document$standard_errors)
  expect_identical(names(document$cases[[1]]$expect), c("link", "response", "class", "probs", "terms"))
  fit <- lm(dist ~ speed, cars)
  fit$qr$qr[2, 2] <- 1e-30
  expect_error(predict(fit, cars[1, ], se.fit = TRUE), "singular matrix")
  expect_warning(expect_null(standard_errors_of(fit)), "^no standard errors: .*singular matrix 'a' in solve$")
})

test_that("an unknown pivot is refused", {
  fit <- lm(dist ~ speed, cars)
  fit$qr$pivot <- 2:1
  expect_match(refusal(standard_errors_of(fit)), "orders the coefficients in a way that is not known", fixed = TRUE)
})
