# nnet::multinom(): a probability for each class (nnet/R/multinom.R,
# predict.multinom; nnet/src/nnet.c). Of two classes there is one linear
# predictor and a sigmoid that is 0 or 1 beyond 15; of more, the first has 0.

export_model.multinom <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                  fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), c("multinom", "nnet"))) refuse_class(fit)
  need("nnet")
  export_parts(multinom_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

multinom_parts <- function(fit, data = NULL) {
  accept_multinom(fit)
  classes <- if (length(fit$lev)) fit$lev else fit$lab
  frame <- kept_frame(fit)
  x <- model.matrix(stats::delete.response(fit$terms), frame, contrasts.arg = fit$contrasts)
  two <- length(classes) == 2
  b <- multinom_weights(fit, two)
  if (ncol(x) != nrow(b)) {
    refuse("the model matrix of the data that was found has other columns than the fit", where = one_line(formula(fit$terms)),
      way_out = "fit again with model = TRUE")
  }
  prove_probs(if (two) stats::plogis(x %*% b) else softmax_of(cbind(0, x %*% b)), fit)
  one <- function(k) equation(terms = if (k == 1) fit$terms, frame = frame, coefficients = b[, k], x = if (k == 1) x,
    link = drop(x %*% b[, k]), xlevels = fit$xlevels, contrasts = fit$contrasts, intercept = attr(fit$terms, "intercept") == 1)
  list(
    class = class(fit), formula = formula(fit$terms), call = fit$call, nobs = nrow(x), packages = "nnet",
    equation = one(1),
    equations = if (!two) setNames(lapply(seq_along(classes)[-(1:2)] - 1, one), classes[-(1:2)]),
    family = list(name = if (two) "binomial" else "multinomial", link = list(name = "logit")),
    rule = if (two) list(unclamped = list(mean = "logistic", end = 15)) else
      list(softmax = list(baseline = TRUE, shift = TRUE, links = FALSE)),
    response = list(name = one_line(attr(fit$terms, "variables")[[2]]), type = "factor", classes = classes),
    fitted = fit$fitted.values,
    data = data,
    oracle = function(newdata) {
      p <- predict(fit, newdata, type = "probs")
      probs_answer(if (two) c(1 - p, p) else p, classes)
    },
    objection = function(newdata) {
      fit$terms <- closed_terms(fit$terms)
      message_of(predict(fit, newdata, type = "probs"))
    },
    cases = tail_cases(eta_of(fit$terms, fit$xlevels, fit$contrasts, b[, 1]), c(-800, -15.1, -14.9, -5, 5, 14.9, 15.1, 800))
  )
}

accept_multinom <- function(fit) {
  tt <- fit$terms
  if (!is.null(attr(tt, "offset"))) {
    refuse("predict() of a multinom does not take the offset of new rows", where = one_line(formula(tt)),
      way_out = "fit without the offset, or with its variable as a predictor")
  }
  if (isTRUE(fit$censored)) {
    refuse("censored = TRUE: the fit has sets of classes, not classes", where = "fit$censored",
      way_out = "fit with censored = FALSE")
  }
  if (length(fit$lev) < 2 && length(fit$lab) < 2) {
    refuse("the classes of the response have no names", where = one_line(formula(tt)),
      way_out = "use a factor as the response, or name the columns of the matrix")
  }
}

# multinom_weights has a column per linear predictor, a row per column of the
# model matrix: what predict() multiplies with, unlike the labels of coef().
multinom_weights <- function(fit, two) {
  inputs <- fit$n[1]
  w <- matrix(fit$wts, nrow = inputs + 1)
  if (any(w[1, ] != 0) || fit$n[2] != 0 || (!two && any(w[, 1] != 0))) {
    refuse("the weights are not those of a multinomial regression", where = "fit$wts", way_out = "fit again with multinom()")
  }
  b <- w[-1, if (two) 1 else -1, drop = FALSE]
  rownames(b) <- fit$vcoefnames
  b
}

softmax_of <- function(eta) {
  e <- exp(eta - apply(eta, 1, max))
  e / rowSums(e)
}
