seen <- function(fit, data = NULL) {
  parts <- lm_parts(fit, data)
  column <- training_of(parts)
  list(equation = parts$equation, structure = terms_of(parts$equation, column), column = column)
}

test_that("a structure that lost something is refused", {
  s <- seen(lm(y ~ x * group, training_data()))
  s$structure$terms[[3]]$codes <- c(2L, 2L)
  expect_match(refusal(prove_design(s$equation, s$structure, s$column)), "the model matrix cannot be rebuilt", fixed = TRUE)
})

test_that("a tree that lost something is refused", {
  s <- seen(lm(y ~ log(x, 2) + splines::ns(z, 3), training_data()))
  expect_null(prove_design(s$equation, s$structure, s$column))
  lost <- s$structure
  lost$variables[[1]]$expr$args[[2]] <- NULL
  expect_match(refusal(prove_design(s$equation, lost, s$column)), "log(x, 2) computed from the data", fixed = TRUE)
  lost <- s$structure
  lost$variables[[2]]$expr$spline$knots[1] <- lost$variables[[2]]$expr$spline$knots[1] + 1e-6
  expect_match(refusal(prove_design(s$equation, lost, s$column)), "splines::ns(z, 3) computed from the data", fixed = TRUE)
})

test_that("an offset that is lost is refused", {
  s <- seen(lm(y ~ x + offset(log(trials)), training_data()))
  expect_null(prove_design(s$equation, s$structure, s$column))
  s$structure$offsets <- list()
  expect_match(refusal(prove_design(s$equation, s$structure, s$column)), "fitted values", fixed = TRUE)
})

test_that("data that changed since the fit are noticed", {
  d <- training_data()
  fit <- lm(y ~ log(x), d)
  d$x[7] <- d$x[7] + 1e-9
  expect_match(refusal(exported(fit)), "log(x) computed from the data that was found is not what the model frame of the fit holds", fixed = TRUE)
})
