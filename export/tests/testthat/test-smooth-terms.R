skip_without_mgcv <- function() if (!requireNamespace("mgcv", quietly = TRUE)) skip("mgcv is not installed: apt-get install r-cran-mgcv")

test_that("a smooth is a variable of several columns, by = another one, and each has its term", {
  skip_without_mgcv()
  document <- exported(mgcv::gam(uptake ~ Type + s(conc, bs = "cr", k = 3, by = Type), data = CO2))
  labels <- vapply(document$terms$terms, `[[`, "", "label")
  expect_identical(labels, c("Type", "s(conc):TypeQuebec", "s(conc):TypeMississippi"))
  smooths <- Filter(function(v) !is.null(v$expr$smooth), document$terms$variables)
  expect_identical(vapply(smooths, `[[`, 0L, "columns"), c(2L, 2L))
})
