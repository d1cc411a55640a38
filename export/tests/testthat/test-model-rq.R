test_that("several taus are responses by tau, one is a number", {
  if (!requireNamespace("quantreg", quietly = TRUE)) skip("quantreg is not installed: apt-get install r-cran-quantreg")
  fit <- quantreg::rq(stack.loss ~ Air.Flow, tau = c(0.25, 0.75), data = stackloss)
  case <- case_named(exported(fit), "typical")
  r <- as.vector(predict(fit, as.data.frame(case$input)))
  expect_identical(case$expect$response, list(`0.25` = r[1], `0.75` = r[2]))
  one <- quantreg::rq(stack.loss ~ Air.Flow, tau = 0.25, data = stackloss)
  expect_identical(case_named(exported(one), "typical")$expect$response, r[1])
})

test_that("every tau at once is refused", {
  if (!requireNamespace("quantreg", quietly = TRUE)) skip("quantreg is not installed: apt-get install r-cran-quantreg")
  fit <- quantreg::rq(stack.loss ~ Air.Flow, tau = -1, data = stackloss)
  expect_match(refusal(exported(fit)), "  do: name the taus: rq(tau = c(0.1, 0.5, 0.9))", fixed = TRUE)
})
