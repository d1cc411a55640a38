test_that("carets stand below the part, not below a longer name that holds it", {
  f <- y ~ x2 + I(log(x) + x)
  expect_identical(marked(f, quote(I(log(x) + x)), quote(x)), "y ~ x2 + I(log(x) + x)\n                     ^")
  expect_identical(marked(y ~ exp(x), quote(exp(x)), quote(exp(x))), "y ~ exp(x)\n          ^^^^^^")
})

test_that("all offences are told at once", {
  text <- refusal(exported(lm(y ~ gamma(x) + nchar(word) + I(x / max(x)), training_data())))
  for (fact in c("gamma()", "nchar()", "max(x)")) expect_match(text, fact, fixed = TRUE)
  expect_match(text, "which was 69.9 in the training data", fixed = TRUE)
})
