test_that("cut() keeps its breaks and how they are closed", {
  expect_identical(one_tree(~cut(x, c(50, 0, 100)))$cut, list(breaks = c(0, 50, 100), right = TRUE, include_lowest = FALSE))
  k <- one_tree(~cut(x, seq(0, 100, 25), right = FALSE, include.lowest = TRUE))
  expect_false((if (is.null(k$cut)) k$of$args[[1]] else k)$cut$right)
})

test_that("the breaks of cut(x, 3) are told", {
  expect_match(refusal(one_tree(~cut(x, 3))), "which were c(20.5507", fixed = TRUE)
  expect_identical(equal_breaks(c(0, 10), 2), c(-0.01, 5, 10.01))
})

test_that("interaction() crosses, the first fastest", {
  expect_identical(one_tree(~interaction(group, site)), list(cross = list(list(predictor = "group"), list(predictor = "site"))))
  expect_identical(one_tree(~interaction(group, site, lex.order = TRUE)), list(cross = list(list(predictor = "site"), list(predictor = "group"))))
})

test_that("pairs that no row had are refused", {
  d <- training_data()
  tree <- trees_of(lm(y ~ interaction(group, site), d, subset = !(group == "c" & site == "north")))[[1]]
  expect_identical(tree$recode$from, c(1, 2, 4, 5, 6, 7, 8))
  expect_true(tree$recode$reject)
})
