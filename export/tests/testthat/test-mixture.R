chemists <- function() {
  if (!requireNamespace("pscl", quietly = TRUE)) skip("pscl is not installed: apt-get install r-cran-pscl")
  data("bioChemists", package = "pscl", envir = environment())
  bioChemists
}

test_that("each part has the constants that both have together", {
  d <- chemists()
  fit <- pscl::zeroinfl(art ~ poly(phd, 2) | ment, d)
  parts <- mixture_parts(fit, NULL, count_part("poisson", NULL), zero_part(fit))
  kept <- attr(parts$equation$terms, "predvars")
  expect_false(is.null(kept[[3]]$coefs))
  expect_identical(environment(parts$equations$zero$terms), environment(fit$terms$full))
})

test_that("offset = goes to the count alone, offset() to its part", {
  d <- transform(chemists(), years = 1 + round(phd))
  fit <- pscl::zeroinfl(art ~ ment + offset(log(years)) | ment, d, offset = kid5 / 10)
  document <- exported(fit)
  expect_length(document$terms$offsets, 2)
  expect_null(document$equations[[1]]$terms$offsets)
})

test_that("a fit without its frame is refused", {
  d <- chemists()
  expect_match(refusal(exported(pscl::hurdle(art ~ ment, d, model = FALSE))), "fit again with model = TRUE and y = TRUE", fixed = TRUE)
})

test_that("a link that is not what it is called is refused", {
  d <- chemists()
  fit <- pscl::zeroinfl(art ~ ment, d)
  fit$linkinv <- function(eta) pnorm(eta)
  expect_match(refusal(exported(fit)), "link \"logit\" does not compute what R's own does", fixed = TRUE)
})
