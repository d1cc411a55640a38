typical_of <- function(document) {
  case <- case_named(document, "typical")
  list(row = as_newdata(case$input), expect = case$expect)
}

test_that("terms, constant and offset are predict()'s and sum to the link", {
  d <- training_data()
  for (fit in list(
    lm(y ~ x * group + offset(log(x)) + z, d, weights = count, offset = z),
    glm(yes ~ poly(x, 2) + site:z, binomial, d), glm(events ~ 0 + x + group, poisson, d, offset = log(trials))
  )) {
    typical <- typical_of(exported(fit))
    e <- typical$expect$terms
    theirs <- predict(fit, typical$row, type = "terms")
    expect_identical(unlist(e$terms), theirs[1, ])
    expect_identical(as.double(e$constant), attr(theirs, "constant")[[1]])
    offset <- if (is.null(e$offset)) 0 else e$offset
    expect_equal(e$constant + offset + sum(theirs), typical$expect$link, tolerance = 1e-14)
  }
})

test_that("there is an offset where the formula has one", {
  d <- training_data()
  expect_null(typical_of(exported(lm(y ~ x, d)))$expect$terms$offset)
  typical <- typical_of(exported(lm(y ~ x + offset(z) + offset(2 * x), d)))
  expect_identical(typical$expect$terms$offset, typical$row$z + 2 * typical$row$x)
})

test_that("means are those of the model matrix, whatever the weights", {
  d <- training_data()
  fit <- lm(y ~ x * group, d, weights = count)
  entries <- exported(fit)$coefficients
  expect_identical(vapply(entries, function(e) as.double(e$mean), 0), unname(colMeans(model.matrix(fit))))
  expect_null(exported(lm(cbind(y, x) ~ z, d))$coefficients[[1]]$mean)
})

test_that("where R's own predict() stops, there are no terms and a warning", {
  fit <- lm(y ~ x + z, training_data())
  expect_true(explains(fit))
  attr(fit$terms, "term.labels") <- c("x", "z", "w")
  expect_warning(expect_false(explains(fit)), "^no terms: R's own predict\\(type = \"terms\"\\) stops with: invalid 'labels'")
})
