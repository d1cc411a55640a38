test_that("zero is a ratio, and may be above 1", {
  if (!requireNamespace("pscl", quietly = TRUE)) skip("pscl is not installed: apt-get install r-cran-pscl")
  data("bioChemists", package = "pscl", envir = environment())
  fit <- pscl::hurdle(art ~ ment + kid5 | phd, bioChemists)
  document <- exported(fit)
  expect_true(document$rule$mixture$hurdle)
  zero <- unlist(lapply(document$cases, function(k) k$expect$zero))
  expect_gt(max(zero), 1)
})

test_that("the hurdle may be a count with a theta of its own", {
  if (!requireNamespace("pscl", quietly = TRUE)) skip("pscl is not installed: apt-get install r-cran-pscl")
  data("bioChemists", package = "pscl", envir = environment())
  fit <- suppressWarnings(pscl::hurdle(art ~ ment | ment, bioChemists, dist = "negbin", zero.dist = "negbin"))
  rule <- exported(fit)$rule$mixture
  expect_equal(c(rule$count$theta, rule$zero$theta), unname(fit$theta[c("count", "zero")]), tolerance = 1e-15)
  expect_null(rule$zero$link)
})
