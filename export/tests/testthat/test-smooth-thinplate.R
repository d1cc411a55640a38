test_that("the order is the one given, or the least that is smooth enough", {
  expect_identical(thin_plate_order(2, 1), 2L)
  expect_identical(thin_plate_order(0, 1), 2L)
  expect_identical(thin_plate_order(0, 2), 2L)
  expect_identical(thin_plate_order(0, 3), 3L)
})

test_that("radial functions and monomials are the textbook's", {
  expect_equal(radial_constant(2, 1), 1 / 12)
  expect_equal(radial_constant(2, 2), 1 / (8 * pi))
  expect_identical(monomials(cbind(c(2, 3), c(5, 7)), 2), cbind(c(1, 1), c(2, 3), c(5, 7)))
})

test_that("a spline without its null space is refused", {
  smooth <- structure(list(term = "x", drop.null = 2), class = "tprs.smooth")
  expect_match(refusal(smooth_basis(smooth, "s(x)", plain_columns, FALSE)), "without its null space is not supported", fixed = TRUE)
})
