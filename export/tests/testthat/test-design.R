of <- function(fit) {
  parts <- lm_parts(fit)
  column <- training_of(parts)
  s <- terms_of(parts$equation, column)
  list(equation = parts$equation, structure = s, column = column, design = design(s, frame_of(s, column, nobs(fit))))
}

test_that("the structure gives R's training matrix, bit for bit", {
  d <- training_data()
  for (f in c(y ~ x * group * flag, y ~ 0 + site:word + size, y ~ size * group, y ~ site / word / flag, y ~ x:z + x:size,
    y ~ log(x):cut(z, c(-2, 0, 2)), y ~ splines::ns(x, 3) * group, y ~ 0 + I(x > 30):site)) {
    fit <- lm(f, d, contrasts = NULL)
    ours <- of(fit)$design
    x <- model.matrix(fit)
    expect_identical(ours$x, matrix(as.double(x), nrow(x)), label = one_line(f))
    expect_identical(ours$assign, attr(x, "assign"))
  }
})
