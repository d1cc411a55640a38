test_that("a factor of numbers knows the values of the training rows", {
  d <- training_data()
  r <- one_tree(~factor(count), d)$recode
  expect_identical(r$from, as.double(sort(unique(d$count))))
  expect_true(r$reject)
})

test_that("with levels given, other numbers are NA and lost levels an error", {
  d <- training_data()
  expect_null(one_tree(~factor(count, levels = 1:9), d)$recode$reject)
  tree <- one_tree(~factor(count, levels = 1:12), d)
  expect_true(tree$recode$reject)
  expect_null(tree$of$args[[1]]$recode$reject)
})

test_that("labels may merge levels", {
  tree <- one_tree(~factor(group, levels = c("a", "b", "c", "d"), labels = c("p", "q", "p", "q")))
  expect_identical(tree$recode, list(from = letters[1:4], to = c(0L, 1L, 0L, 1L)))
})

test_that("relevel() by name and by number", {
  expect_identical(one_tree(~relevel(group, "c"))$recode$to, c(1L, 2L, 0L, 3L))
  expect_identical(one_tree(~relevel(group, ref = 3))$recode$to, c(1L, 2L, 0L, 3L))
})

test_that("levels that the subset lost are refused, not renumbered", {
  d <- training_data()
  tree <- trees_of(lm(y ~ relevel(group, "d"), d, subset = group != "b"))[[1]]
  expect_identical(tree$recode, list(from = c(1, 2, 4), to = 0:2, reject = TRUE))
})
