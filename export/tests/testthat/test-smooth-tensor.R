test_that("primes tell the products of t2() apart", {
  expect_identical(primes(6), c(2, 3, 5, 7, 11, 13))
})

test_that("a margin that is transformed twice is refused", {
  expect_identical(with_map(list(of = 1), NULL, "te(x,z)"), list(of = 1))
  expect_identical(with_map(list(of = 1), diag(2), "te(x,z)")$map, diag(2))
  expect_match(refusal(with_map(list(map = diag(2)), diag(2), "te(x,z)")), "a margin is transformed twice", fixed = TRUE)
})

test_that("columns that were dropped are not picked, places count from 0", {
  expect_identical(unlist(tensor_node(list(), c(1, 3))$pick), c(0L, 2L))
  expect_null(tensor_node(list(), NULL)$pick)
})
