skip_without_nnet <- function() {
  if (!requireNamespace("nnet", quietly = TRUE)) skip("nnet is not installed: apt-get install r-cran-nnet")
}

flowers <- function(formula = Species ~ Petal.Length, data = iris, ...) {
  skip_without_nnet()
  nnet::multinom(formula, data, trace = FALSE, ...)
}

test_that("of three classes two have a linear predictor", {
  fit <- flowers(model = TRUE)
  document <- exported(fit)
  expect_identical(document$rule$softmax, list(baseline = TRUE, shift = TRUE, links = FALSE))
  expect_identical(vapply(document$coefficients, `[[`, 0, "value"), unname(coef(fit)[1, ]))
  expect_identical(document$equations[[1]]$name, "virginica")
  expect_identical(vapply(document$equations[[1]]$coefficients, `[[`, 0, "value"), unname(coef(fit)[2, ]))
})

test_that("two classes have one, a sigmoid with ends, and a decision", {
  d <- droplevels(iris[iris$Species != "setosa", ])
  fit <- flowers(data = d, model = TRUE, Species ~ Sepal.Width)
  document <- exported(fit, threshold = 0.3, positive = "versicolor")
  expect_identical(document$rule$unclamped, list(mean = "logistic", end = 15L))
  expect_identical(document$response$decision, list(positive = "versicolor", threshold = 0.3))
  typical <- case_named(document, "typical")
  p <- predict(fit, data.frame(Sepal.Width = typical$input$Sepal.Width), type = "probs")
  expect_identical(typical$expect$response, p[[1]])
  far <- Filter(function(k) grepl("eta near -15.1", k$name, fixed = TRUE), document$cases)
  expect_identical(far[[1]]$expect$response, 0L)
})

test_that("without its model frame the data must be those of the fit", {
  skip_without_nnet()
  d <- iris
  fit <- nnet::multinom(Species ~ Petal.Length, d, trace = FALSE)
  expect_length(exported(fit)$equations, 1)
  d$Petal.Length <- rev(d$Petal.Length)
  expect_match(refusal(exported(fit)), "the fit's own probabilities of the training rows", fixed = TRUE)
})

test_that("an offset and censored sets are refused", {
  fit <- flowers(Species ~ Petal.Length + offset(cbind(0, Sepal.Width, 1)), model = TRUE)
  expect_match(refusal(exported(fit)), "does not take the offset", fixed = TRUE)
  fit <- flowers(model = TRUE)
  fit$censored <- TRUE
  expect_match(refusal(exported(fit)), "sets of classes", fixed = TRUE)
})
