of <- function(fit) {
  parts <- lm_parts(fit)
  training <- training_of(parts)
  predictors_of(list(terms_of(parts$equation, training)), training)
}

test_that("numbers have a range, the rest counts", {
  d <- training_data()
  p <- of(lm(y ~ x + flag + group, d))
  expect_identical(p[[1]]$range$min, min(d$x))
  expect_identical(p[[1]]$range$quantiles[6], median(d$x))
  expect_identical(p[[1]]$range$bins, bins_of(d$x))
  expect_identical(p[[2]]$counts, as.integer(table(d$flag)))
  expect_null(p[[2]]$levels)
  expect_identical(p[[3]]$levels, levels(d$group))
  expect_identical(sum(p[[3]]$counts), nrow(d))
})

test_that("the summary is of the rows of the fit", {
  d <- training_data()
  p <- of(lm(y ~ x + group, d, subset = group != "c" & x < 40))
  expect_lt(p[[1]]$range$max, 40)
  expect_identical(p[[2]]$levels, c("a", "b", "d"))
})
