call_of <- function(f, ...) list(call = f, args = list(...))
x <- list(predictor = "x")
number <- function(v) list(number = v)

test_that("arguments go to their places, defaults are written out", {
  expect_identical(one_tree(~log(base = 2, x)), call_of("log", x, number(2)))
  expect_identical(one_tree(~log(x)), call_of("log", x))
  expect_identical(one_tree(~round(x)), call_of("round", x, number(0)))
  expect_identical(one_tree(~round(digits = -1, x = x)), call_of("round", x, number(-1)))
  expect_identical(one_tree(~signif(x)), call_of("signif", x, number(6)))
  expect_identical(one_tree(~base::sqrt(x)), call_of("sqrt", x))
})

test_that("whole numbers stay whole: R's integers overflow to NA", {
  tree <- one_tree(~I(as.integer(size) * 2L))
  expect_identical(tree$call, "as.integer")
  expect_identical(tree$args[[1]]$call, "*")
  expect_identical(one_tree(~I(as.integer(size) * 2))$call, "*")
})

test_that("choice and extremes", {
  expect_identical(one_tree(~pmax(x, 3)), call_of("pmax", x, number(3)))
  tree <- one_tree(~ifelse(x > 30, 1, 0))
  expect_identical(tree, call_of("ifelse", call_of(">", x, number(30)), number(1), number(0)))
  expect_match(refusal(one_tree(~pmin(x, 3, na.rm = TRUE))), "named arguments are not in the table", fixed = TRUE)
})

test_that("days are numbers", {
  d <- training_data()
  d$day <- as.Date("2024-01-01") + d$count
  expect_identical(one_tree(~I(day > "2024-01-05"), d), call_of(">", list(predictor = "day"), number(19727)))
  expect_identical(one_tree(~as.numeric(day - as.Date("2024-01-05")), d)$call, "-")
})
