test_that("links are named as R names them", {
  expect_identical(link_of(binomial("cauchit")), list(name = "cauchit"))
  expect_identical(link_of(inverse.gaussian()), list(name = "1/mu^2"))
  expect_identical(link_of(quasi(make.link("probit"))), list(name = "probit"))
})

test_that("lambda comes from the closure, not from the rounded name", {
  f <- quasi(link = power(1 / 3))
  expect_identical(f$link, "mu^0.333")
  expect_identical(link_of(f), list(name = "power", lambda = 1 / 3))
})

test_that("power() of one and of zero are the links R makes of them", {
  expect_identical(link_of(quasi(link = power(1))), list(name = "identity"))
  expect_identical(link_of(quasi(link = power(0))), list(name = "log"))
})

test_that("a link that only claims a lambda is refused", {
  f <- quasi(link = power(1 / 3))
  environment(f$linkfun)$lambda <- 0.25
  f$linkinv <- function(eta) eta^3
  expect_match(refusal(link_of(f)), "link \"mu^0.333\" is not one of R's own", fixed = TRUE)
})
