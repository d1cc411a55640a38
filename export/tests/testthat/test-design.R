test_that("the structure gives R's training matrix, bit for bit", {
  d <- training_data()
  for (f in c(y ~ x * group * flag, y ~ 0 + site:word + size, y ~ size * group, y ~ site / word / flag, y ~ x:z + x:size)) {
    fit <- lm(f, d, contrasts = NULL)
    e <- lm_equation(fit)
    ours <- design(terms_of(e), fit$model)
    x <- model.matrix(fit)
    expect_identical(ours$x, matrix(as.double(x), nrow(x)), label = one_line(f))
    expect_identical(ours$assign, attr(x, "assign"))
  }
})

test_that("a structure that lost something is refused", {
  e <- lm_equation(lm(y ~ x * group, training_data()))
  s <- terms_of(e)
  s$terms[[3]]$codes <- c(2L, 2L)
  expect_match(refusal(prove_design(e, s)), "the model matrix cannot be rebuilt", fixed = TRUE)
})
