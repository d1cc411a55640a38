of <- function(fit, v) {
  e <- lm_equation(fit)
  contrast_of(e, v, levels_of(e, v), class_of_variable(e, v))
}

test_that("named contrasts are resolved over the fit's levels", {
  d <- training_data()
  for (name in c("contr.treatment", "contr.SAS", "contr.sum", "contr.helmert", "contr.poly")) {
    k <- of(lm(y ~ group, d, contrasts = list(group = name)), "group")
    expect_identical(k$name, name)
    expect_identical(k$matrix, unname(as.matrix(get(name)(levels(d$group)))), label = name)
  }
})

test_that("columns without names are numbered, as model.matrix labels them", {
  k <- of(lm(y ~ group, training_data(), contrasts = list(group = "contr.sum")), "group")
  expect_identical(k$columns, c("1", "2", "3"))
})

test_that("a matrix keeps its names and its number of columns", {
  d <- training_data()
  contrasts(d$group, 1) <- cbind(trend = c(-3, -1, 1, 3))
  k <- of(lm(y ~ group, d), "group")
  expect_identical(k, list(name = "matrix", columns = "trend", matrix = cbind(c(-3, -1, 1, 3))))
})

test_that("options() at the fit count, options() at the export do not", {
  d <- training_data()
  old <- options(contrasts = c("contr.sum", "contr.poly"))
  fit <- lm(y ~ group + flag, d)
  options(old)
  expect_identical(of(fit, "group")$name, "contr.sum")
  expect_identical(of(fit, "flag")$matrix, cbind(c(1, -1)))
})
