test_that("a basis that is not known is refused, with those that are", {
  unknown <- structure(list(term = "x", label = "s(x)"), class = c("own.smooth", "mgcv.smooth"))
  said <- refusal(smooth_basis(unknown, "s(x)", plain_columns, FALSE))
  expect_match(said, "s(x): a smooth of class \"own.smooth\" is not supported\n  in: the smooth s(x) of x\n", fixed = TRUE)
  expect_match(said, "use bs = \"cr\", \"cs\", \"cc\", \"tp\", \"ts\", \"ps\", \"cp\", \"ad\" or \"re\"", fixed = TRUE)
})

test_that("a constraint that is absorbed in another way is refused", {
  other <- structure(list(term = "x"), qrc = c(0.5, 0.5), nCons = 1)
  expect_match(refusal(reflections(other, "s(x)")), "its constraint is absorbed in a way that is not known", fixed = TRUE)
  expect_null(reflections(list(term = "x"), "s(x)"))
})

test_that("columns that identifiability left keep their places", {
  smooth <- structure(list(first.para = 2, last.para = 4), del.index = 2L)
  expect_identical(unlist(kept_columns(smooth)), c(0L, 2L, 3L))
  expect_null(kept_columns(list(first.para = 2, last.para = 4)))
})

test_that("a smooth that has no place among coefficients, as a margin has none, keeps the width of its own matrix", {
  expect_identical(all_columns(list(X = matrix(0, 3, 5))), 5L)
  expect_identical(all_columns(structure(list(first.para = 2, last.para = 4), del.index = 2L)), 4L)
  expect_identical(all_columns(list()), 0L)
})
