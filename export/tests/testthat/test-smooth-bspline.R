test_that("the edges are value and slope at both ends", {
  knots <- -3:7
  edges <- edges_of(knots, 3)
  expect_equal(edges[1, 1:3], c(1, 4, 1) / 6)
  expect_equal(edges[2, 1:3], c(-1, 0, 1) / 2)
  expect_equal(rowSums(edges), c(1, 0, 1, 0))
})

test_that("a monotone P-spline is refused", {
  smooth <- structure(list(term = "x", m = c(2, 2), mono = 1, deriv = 0), class = "pspline.smooth")
  expect_match(refusal(smooth_basis(smooth, "s(x)", plain_columns, FALSE)), "a monotone P-spline or a derivative of one", fixed = TRUE)
})
