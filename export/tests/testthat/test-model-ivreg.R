test_that("instruments matter to the fit alone, so nobody sends them", {
  if (!requireNamespace("AER", quietly = TRUE)) skip("AER is not installed: apt-get install r-cran-aer")
  fit <- AER::ivreg(mpg ~ log(wt) + hp | hp + disp + cyl, data = mtcars)
  document <- exported(fit)
  expect_identical(vapply(document$predictors, `[[`, "", "name"), c("wt", "hp"))
  case <- case_named(document, "typical")
  row <- data.frame(case$input, disp = 0, cyl = 0)
  expect_identical(case$expect$response, predict(fit, row)[[1]])
})
