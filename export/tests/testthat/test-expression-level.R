test_that("labels stay labels of a predictor, and numbers of anything else", {
  expect_identical(one_tree(~I(group == "b")), list(call = "==", args = list(list(predictor = "group"), list(text = "b"))))
  expect_identical(one_tree(~I("M" < size)), list(call = ">", args = list(list(predictor = "size"), list(text = "M"))))
  tree <- one_tree(~I(cut(x, c(0, 40, 100), labels = c("low", "high")) == "high"))
  expect_identical(tree$args[[2]], list(number = 2))
  expect_identical(tree$args[[1]]$call, "as.numeric")
})

test_that("a text that is no level never matches", {
  d <- training_data()
  fit <- lm(y ~ I(group %in% c("a", "zz")) + I(word != "oak"), d)
  trees <- trees_of(fit, d)
  expect_identical(trees[[1]]$args[[1]]$call, "as.numeric")
  expect_identical(trees[[2]]$args[[2]], list(number = -1))
})

test_that("ifelse() of texts is a level", {
  tree <- one_tree(~ifelse(x > 40, "hi", "lo"))
  expect_identical(tree$recode, list(from = c(1, 2), to = 0:1, reject = TRUE))
  expect_identical(tree$of$call, "ifelse")
})

test_that("orders that are not the same everywhere are refused", {
  expect_match(refusal(one_tree(~I(word < "b"))), "the order of texts depends on the locale", fixed = TRUE)
  expect_match(refusal(one_tree(~as.integer(factor(word)))), "found anew in each batch", fixed = TRUE)
  d <- training_data()
  d$other <- rev(d$group)
  expect_identical(one_tree(~I(group == other), d)$call, "==")
  d$other <- factor(d$other, levels = rev(levels(d$group)))
  expect_match(refusal(one_tree(~I(as.character(group) == as.character(other)), d)), "compares two columns of levels", fixed = TRUE)
})
