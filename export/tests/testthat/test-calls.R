test_that("every reason of a refusal is told apart", {
  reason <- function(f) strsplit(refusal(one_tree(f)), "\n")[[1]][1]
  expect_match(reason(~I(poly(x, 2))), "R keeps its constants only when it is a term of its own", fixed = TRUE)
  expect_match(reason(~I(poly(x, 2, raw = TRUE))), "several columns are in the table only as a term of their own", fixed = TRUE)
  expect_identical(reason(~I(x / sd(x))), "sd(x) is computed anew from each batch of rows, so one row alone has no value")
  expect_identical(reason(~gamma(x)), "gamma() is not in the table of functions that can be served")
})

test_that("the table names functions that are R's own", {
  for (f in c(names(scalar_table), names(readers), names(basis_readers), comparisons, logic)) {
    expect_false(is.null(own_function(f)), label = f)
  }
})
