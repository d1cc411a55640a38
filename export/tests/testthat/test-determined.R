test_that("wobble is the largest change about a point", {
  expect_equal(wobble(function(x) x^2, 3, 0.1), 0.61)
  expect_identical(wobble(function(x) NaN, 3, 0.1), 0)
})

test_that("the link and its slope are R's own, power() by its lambda", {
  expect_identical(linkinv_of(list(name = "cloglog"))(0.3), make.link("cloglog")$linkinv(0.3))
  expect_identical(mu_eta_of(list(name = "power", lambda = 1 / 3))(2), power(1 / 3)$mu.eta(2))
})

test_that("a golden case holds no digits that another order of addition would change", {
  training <- training_data()
  plain <- exported(lm(y ~ x, data = training))
  expect_false(is.null(case_named(plain, "typical")$expect$response))
  training$nearly <- training$x + 1e-8 * training$z
  expect_match(suppressWarnings(refusal(exported(glm(yes ~ x + nearly, binomial, data = training)))),
    "R's own predictions have fewer than 9 certain digits", fixed = TRUE)
})
