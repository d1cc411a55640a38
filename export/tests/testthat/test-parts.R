# A class of another package: the parts of an lm under another name.
parts <- function(fit) {
  p <- lm_parts(fit)
  p$class <- "other"
  p
}
plain <- list(threshold = 0.5, positive = NULL, asked = FALSE)

written <- function(parts) {
  path <- tempfile(fileext = ".json")
  suppressMessages(export_parts(parts, path, "test", plain, as.POSIXct(0, origin = "1970-01-01")))
  read_json(path)
}

test_that("parts make the document that lm makes", {
  fit <- lm(y ~ log(x) + group, training_data())
  d <- written(parts(fit))
  expect_identical(d$class, list("other"))
  expect_identical(d$terms, exported(fit)$terms)
})

test_that("further equations have their own terms, or the model's", {
  d <- training_data()
  p <- parts(lm(y ~ x, d))
  p$equations <- list(same = list(coefficients = c(a = 1, b = 2), table = matrix(NA_real_, 2, 3)), own = lm_equation(lm(z ~ group + log(x), d)))
  p$rule <- list(several = list(names = array_of(c("one", "same", "own"))))
  e <- written(p)$equations
  expect_null(e[[1]]$terms)
  expect_identical(vapply(e[[1]]$coefficients, `[[`, 0L, "assign"), 0:1)
  expect_identical(vapply(e[[2]]$terms$variables, `[[`, "", "name"), c("group", "log(x)"))
})

test_that("an equation that is not the fit's is refused", {
  p <- parts(lm(y ~ x, training_data()))
  p$equation$link <- p$equation$link + 1
  expect_match(refusal(written(p)), "do not give the fit's own fitted values", fixed = TRUE)
})

test_that("an oracle that says something unknown is an error", {
  p <- parts(lm(y ~ x, training_data()))
  p$oracle <- function(newdata) list(risk = 1)
  expect_match(refusal(written(p)), "the oracle names a quantity that the contract has not: risk", fixed = TRUE)
})

test_that("without the intercept's column the codes stay those of contrasts", {
  d <- training_data()
  fit <- lm(y ~ group, d)
  e <- lm_equation(fit)
  x <- e$x[, -1]
  attr(x, "assign") <- attr(e$x, "assign")[-1]
  e <- equation(e$terms, e$frame, coef(fit)[-1], x, e$link - coef(fit)[1], e$xlevels, e$contrasts, intercept = FALSE)
  s <- proved_structure(e, training_of(list(equation = e)))
  expect_false(s$intercept)
  expect_identical(s$terms[[1]]$codes, 1L)
})
