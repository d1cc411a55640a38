test_that("of two classes the response is the probability of the second, of more there is a class", {
  expect_identical(probs_answer(c(0.3, 0.7), c("no", "yes")), list(response = 0.7, probs = c(no = 0.3, yes = 0.7)))
  expect_identical(probs_answer(c(0.2, 0.7, 0.1), c("a", "b", "c"))$class, "b")
})

test_that("probabilities that are not the fit's own are refused", {
  fit <- list(fitted.values = c(0.25, 0.75))
  expect_null(prove_probs(c(0.25, 0.75 + 1e-8), fit))
  expect_match(refusal(prove_probs(c(0.25, 0.74), fit)), "the coefficients do not give the fit's own probabilities", fixed = TRUE)
  expect_match(refusal(prove_probs(0.25, fit)), "fit again and export in the same session", fixed = TRUE)
})

test_that("the column of ones goes after coding, and its assign with it", {
  x <- model.matrix(~ z + group, training_data())
  expect_identical(attr(without_intercept(x), "assign"), c(1L, 2L, 2L, 2L))
  expect_identical(colnames(without_intercept(x)), c("z", "groupb", "groupc", "groupd"))
})
