# What the classes that predict probabilities share: factors of several levels
# and of two.

# probs_answer puts probabilities under R's names. Of two classes the response is
# the probability of the second, and the class is left to the decision.
probs_answer <- function(probs, classes, ...) {
  probs <- setNames(as.double(probs), classes)
  if (length(classes) == 2) return(list(response = probs[[2]], probs = probs, ...))
  list(class = most_probable(probs), probs = probs, ...)
}

# most_probable is the first of the largest probabilities, where predict() of
# polr, multinom and clm takes one at random; NULL where the rounding decides.
most_probable <- function(probs) {
  if (anyNA(probs)) return(NULL)
  by_size <- sort(probs, decreasing = TRUE)
  if (by_size[[2]] >= by_size[[1]] * (1 - 1e-9)) return(NULL)
  names(probs)[[which.max(probs)]]
}

# kept_frame is the model frame of the training rows, made again from the data
# where the fit does not hold it.
kept_frame <- function(fit) {
  frame <- tryCatch(stats::model.frame(fit), error = function(e) NULL)
  if (is.data.frame(frame)) return(frame)
  refuse("the fit was saved without its model frame, and its data cannot be found",
    where = "fit$model", way_out = "fit again with model = TRUE, or export where the data is")
}

# prove_probs compares the fit's own probabilities of the training rows with
# those of predict()'s formula: what was fitted is what was found.
prove_probs <- function(ours, fit) {
  theirs <- fit$fitted.values
  if (length(ours) == length(theirs) && all(abs(as.double(ours) - as.double(theirs)) <= 1e-6, na.rm = TRUE)) return(invisible())
  refuse("the coefficients do not give the fit's own probabilities of the training rows", where = "fit$fitted.values",
    way_out = "fit again and export in the same session; the data may have changed since")
}

# without_intercept is a model matrix without the column of ones, as predict()
# takes it away after coding.
without_intercept <- function(x) {
  keep <- colnames(x) != "(Intercept)"
  structure(x[, keep, drop = FALSE], assign = attr(x, "assign")[keep], contrasts = attr(x, "contrasts"))
}

# tail_cases are rows that bring a linear predictor, as eta(newdata) computes it,
# to the targets.
tail_cases <- function(eta, targets) {
  function(predictors, typical) {
    clamp_rows(list(predictors = predictors, oracle = function(newdata) list(link = eta(newdata)), targets = targets), predictors, typical)
  }
}

# eta_of is the linear predictor of new rows by the terms of an equation.
eta_of <- function(terms, xlevels, contrasts, b, drop_intercept = FALSE) {
  terms <- stats::delete.response(terms)
  b[is.na(b)] <- 0
  function(newdata) {
    m <- stats::model.frame(terms, newdata, na.action = stats::na.pass, xlev = xlevels)
    x <- model.matrix(terms, m, contrasts.arg = contrasts)
    if (drop_intercept) x <- without_intercept(x)
    drop(x %*% b)[[1]]
  }
}
