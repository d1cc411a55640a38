test_that("bins count the rows between the distinct inner deciles", {
  b <- bins_of(c(1:100, NA))
  expect_equal(b$edges, unname(quantile(1:100, 1:9 / 10)))
  expect_identical(b$counts, rep(10L, 10))
  ties <- bins_of(c(rep(4, 70), 1:3, rep(5, 27)))
  expect_identical(ties$edges, c(4, 5))
  expect_identical(ties$counts, c(73L, 27L, 0L))
})

test_that("an edge belongs to the bin below it", {
  x <- c(0, 0, 1, 1, 2, 2, 3, 3, 4, 4)
  b <- bins_of(x)
  below <- vapply(b$edges, function(e) sum(x <= e), 0)
  expect_equal(cumsum(b$counts), c(below, length(x)))
})

test_that("a constant has one edge and nothing above it", {
  expect_identical(bins_of(rep(7, 5)), list(edges = 7, counts = c(5L, 0L)))
})
