at <- function(tree, d) {
  v <- list(expr = tree)
  values <- values_by_name(function(name) data_column(name, d[[name]]))
  do.call(cbind, evaluate_variable(v, values, nrow(d)))
}

test_that("bases give what R's predict() has, bit for bit", {
  d <- training_data()
  library(splines)
  for (f in c(~poly(x, 4), ~poly(x, z, degree = 2), ~poly(x, 3, raw = TRUE), ~ns(x, 4), ~bs(log(x), df = 5, degree = 2), ~scale(x),
    ~scale(cbind(x, z)), ~bs(x, knots = 40, intercept = TRUE), ~poly(cbind(x, z), degree = 2), ~cbind(x, z^2))) {
    fit <- lm(update(f, y ~ .), d)
    m <- model.frame(delete.response(terms(fit)), d)[[1]]
    expect_identical(unname(at(trees_of(fit, d)[[1]], d)), matrix(as.double(m), nrow(d)), label = one_line(f))
  }
})

test_that("the number of columns is written", {
  d <- training_data()
  columns <- function(f) {
    parts <- lm_parts(lm(f, d))
    terms_of(parts$equation, training_of(parts))$variables[[1]]$columns
  }
  expect_equal(columns(y ~ splines::ns(x, 4)), 4)
  expect_equal(columns(y ~ splines::bs(x, df = 6, degree = 2)), 6)
  expect_equal(columns(y ~ 0 + splines::ns(x, 4, intercept = TRUE)), 4)
  expect_equal(columns(y ~ poly(x, z, degree = 3)), 9)
})

test_that("what R does not keep is refused", {
  expect_match(refusal(one_tree(~polym(x, z, degree = 2))), "R keeps no constants of polym()", fixed = TRUE)
  expect_match(refusal(one_tree(~I(splines::ns(x, 2)))), "below the top of a term", fixed = TRUE)
})
