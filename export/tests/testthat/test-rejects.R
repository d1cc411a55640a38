test_that("numbers travel as text and levels as numbers", {
  admission <- read.csv(fixture_path("admission-seed", "admission.csv"))
  admission$rank <- factor(admission$rank)
  fit <- glm(admit ~ gre + gpa + rank, binomial, admission)
  document <- exported(fit)
  other <- case_named(document, "typical, spelled otherwise")
  expect_identical(other$input, list(gre = "580", gpa = "3.395", rank = 2L))
  expect_identical(other$expect, case_named(document, "typical")$expect)
})

test_that("number_text reads back to the same double", {
  x <- c(1 / 3, 0.1, 580, 1e-5, 2^53 + 2)
  expect_identical(as.numeric(vapply(x, number_text, "")), x)
  expect_identical(number_text(3.395), "3.395")
})

test_that("what R takes is no case for rejection", {
  fit <- lm(dist ~ speed, cars)
  expect_null(reject_case(list(name = "fine", row = list(speed = 1)), lm_parts(fit), "speed"))
})

test_that("an unseen level is unseen", {
  expect_identical(unseen_level(c("a", "unseen", "unseen-")), "unseen--")
})
