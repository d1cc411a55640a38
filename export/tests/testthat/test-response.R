wish <- decision_wish(0.5, NULL, FALSE)

test_that("classes are failure first, and only where they have names", {
  d <- training_data()
  d$bought <- factor(ifelse(d$yes == 1, "yes", "no"))
  classes <- function(f, family = binomial) response_of(glm(f, family, d))$classes
  expect_identical(classes(yes ~ x), c("0", "1"))
  expect_identical(classes(yes ~ x, quasibinomial), c("0", "1"))
  expect_identical(classes(yes == 1 ~ x), c("FALSE", "TRUE"))
  expect_identical(classes(bought ~ x), c("no", "yes"))
  expect_null(classes(size ~ x))
  expect_null(classes(cbind(hits, trials - hits) ~ x))
  expect_null(response_of(glm(hits / trials ~ x, binomial, d, weights = trials))$classes)
  expect_null(classes(events ~ x, poisson))
})

test_that("types and names", {
  d <- training_data()
  r <- response_of(glm(cbind(hits, trials - hits) ~ x, binomial, d))
  expect_identical(r$type, "matrix")
  expect_identical(r$name, "cbind(hits, trials - hits)")
  expect_identical(response_of(lm(log(y) ~ x, d))$type, "numeric")
})

test_that("the decision: success at 0.5 unless asked otherwise", {
  expect_identical(decision_of(c("0", "1"), wish), list(positive = "1", threshold = 0.5))
  expect_identical(decision_of(c("0", "1"), decision_wish(0.2, 0, TRUE)), list(positive = "0", threshold = 0.2))
  expect_null(decision_of(NULL, wish))
})

test_that("class is positive only above the threshold", {
  r <- list(classes = c("no", "yes"), decision = list(positive = "yes", threshold = 0.25))
  expect_identical(classified(list(response = 0.25), r)$class, "no")
  expect_identical(classified(list(response = 0.2500001), r)$class, "yes")
  r$decision$positive <- "no"
  expect_identical(classified(list(response = 0.75), r)$class, "yes")
  expect_identical(classified(list(response = 0.7499), r)$class, "no")
  expect_null(classified(list(response = NA_real_), r)$class)
})
