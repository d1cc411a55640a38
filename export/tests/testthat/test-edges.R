edges_of <- function(fit) {
  names <- vapply(exported(fit)$cases, `[[`, "", "name")
  names[startsWith(names, "x = ")]
}

test_that("knots, breaks and constants are tried, and what is beside them", {
  d <- training_data()
  fit <- lm(y ~ cut(x, c(0, 40, 100)), d)
  at <- vapply(Filter(function(k) !is.null(k$input$x) && is.numeric(k$input$x), exported(fit)$cases), function(k) k$input$x, 0)
  expect_true(all(c(40, 40 - 4e-11, 40 + 4e-11, 0, 100) %in% at))
  expect_true("x = 30" %in% edges_of(lm(y ~ I(x > 30), d)))
  expect_true("x = 45" %in% edges_of(lm(y ~ splines::ns(x, knots = 45), d)))
})

test_that("edges below a function are found", {
  d <- training_data()
  k <- exported(lm(y ~ pmin(log(x), log(33)), d))$cases
  at <- unlist(lapply(k, function(k) if (is.numeric(k$input$x)) k$input$x))
  expect_true(any(abs(at - 33) < 1e-6))
})
