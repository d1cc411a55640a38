test_that("a glm has both scales, their standard errors and the probabilities of two classes", {
  fit <- glm(yes ~ x + site, binomial("probit"), data = training_data())
  case <- case_named(exported(fit), "typical")
  row <- as.data.frame(case$input)
  link <- predict(fit, row, se.fit = TRUE)
  response <- predict(fit, row, type = "response", se.fit = TRUE)
  expect_identical(case$expect$link, link$fit[[1]])
  expect_identical(case$expect$se_link, link$se.fit[[1]])
  expect_identical(case$expect$response, response$fit[[1]])
  expect_identical(case$expect$se_response, response$se.fit[[1]])
  expect_identical(case$expect$probs[["1"]], response$fit[[1]])
})

test_that("a class that only inherits from glm is refused", {
  fit <- structure(glm(yes ~ x, binomial, data = training_data()), class = c("mine", "glm", "lm"))
  expect_match(refusal(exported(fit)), "a fit of class \"mine\", \"glm\", \"lm\" is not supported", fixed = TRUE)
})
