test_that("levels become places, labels become numbers", {
  d <- training_data()
  d$step <- factor(d$count)
  expect_identical(one_tree(~as.integer(step), d), list(call = "as.numeric", args = list(list(predictor = "step"))))
  tree <- one_tree(~as.numeric(as.character(step)), d)
  expect_identical(evaluate(tree, values_by_name(function(name) data_column(name, d$step))), as.numeric(d$count))
})

test_that("as.character() changes the type only", {
  expect_identical(one_tree(~as.character(group)), list(predictor = "group"))
})

test_that("text to number has a bound", {
  d <- training_data()
  d$many <- factor(seq_len(nrow(d)))
  expect_match(refusal(one_tree(~as.numeric(as.character(many)), d)), "more than 30 levels", fixed = TRUE)
})
