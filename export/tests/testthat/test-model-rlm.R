test_that("an rlm has the standard errors of predict.rlm, not those of vcov()", {
  if (!requireNamespace("MASS", quietly = TRUE)) skip("MASS is not installed: apt-get install r-cran-mass")
  fit <- MASS::rlm(stack.loss ~ Air.Flow + Water.Temp, data = stackloss)
  case <- case_named(exported(fit), "typical")
  row <- as.data.frame(case$input)
  expect_identical(case$expect$se_link, predict(fit, row, se.fit = TRUE)$se.fit[[1]])
  x <- c(1, unlist(row[c("Air.Flow", "Water.Temp")]))
  expect_gt(abs(case$expect$se_link - sqrt(drop(x %*% vcov(fit) %*% x))), 1e-6)
})
