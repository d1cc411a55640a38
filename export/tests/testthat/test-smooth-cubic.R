test_that("a cubic spline is its knots and their second derivatives, row by row", {
  smooth <- structure(list(term = "x", bs.dim = 3L, xp = c(0, 1, 4), F = 1:9), class = "cr.smooth")
  basis <- smooth_basis(smooth, "s(x)", plain_columns, FALSE)
  expect_identical(unlist(basis$cubic$knots), c(0, 1, 4))
  expect_identical(basis$cubic$curvature, matrix(as.double(1:9), 3, byrow = TRUE))
  expect_identical(basis$of[[1]], list(predictor = "x"))
})

test_that("at a knot the column of the knot is 1 and the others 0", {
  cubic <- list(knots = list(0, 1, 4), curvature = matrix(c(0, 0, 0, 1, -2, 1, 0, 0, 0), 3, byrow = TRUE))
  expect_equal(cubic_columns(cubic, c(0, 1, 4)), diag(3))
})
