values <- values_by_name(function(name) data_column(name, list(x = c(1.5, NA, 3), f = factor(c("a", "b", "a")))[[name]]))
x <- list(predictor = "x")

test_that("calls, levels and NA", {
  expect_identical(evaluate(list(call = "log", args = list(x, list(number = 2))), values), log(c(1.5, NA, 3), 2))
  expect_identical(evaluate(list(call = "==", args = list(list(predictor = "f"), list(text = "b"))), values), c(0, 1, 0))
  expect_identical(evaluate(list(call = "as.numeric", args = list(list(predictor = "f"))), values), c(1, 2, 1))
  expect_identical(evaluate(list(call = "NA"), values), NA_real_)
  expect_identical(evaluate(list(call = "is.na", args = list(x)), values), c(0, 1, 0))
})

test_that("numbers are the same level when 15 digits are", {
  tree <- list(recode = list(from = c(0.3, 1), to = 0:1), of = list(predictor = "y"))
  expect_identical(evaluate(tree, function(name) list(x = c(0.1 + 0.2, 1, 2))), c(0, 1, NA))
})

test_that("an unknown node is an error", {
  expect_error(evaluate(list(wat = 1), values), "no such node: wat")
})
