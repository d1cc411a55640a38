test_that("response, count, zero and prob are predict's", {
  if (!requireNamespace("pscl", quietly = TRUE)) skip("pscl is not installed: apt-get install r-cran-pscl")
  data("bioChemists", package = "pscl", envir = environment())
  fit <- pscl::zeroinfl(art ~ ment | phd, bioChemists, dist = "negbin")
  document <- exported(fit)
  expect_equal(document$rule$mixture$count$theta, fit$theta, tolerance = 1e-15)
  expect_identical(document$rule$mixture$most, max(bioChemists$art))
  typical <- case_named(document, "typical")
  row <- as.data.frame(typical$input)
  for (type in c("response", "count", "zero")) {
    expect_equal(typical$expect[[type]], predict(fit, row, type = type)[[1]], tolerance = 1e-15)
  }
  prob <- predict(fit, row, type = "prob")
  expect_identical(names(typical$expect$prob), colnames(prob))
  expect_equal(unname(unlist(typical$expect$prob)), unname(prob[1, ]), tolerance = 1e-15)
})
