# quantreg::rq(): one linear predictor, or one for each of several taus, named by
# tau (quantreg/R/quantreg.R, predict.rq and predict.rqs).

export_model.rq <- function(fit, path, name, threshold = 0.5, positive = NULL,
                            fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "rq")) refuse_class(fit)
  export_parts(rq_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

export_model.rqs <- function(fit, path, name, threshold = 0.5, positive = NULL,
                             fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "rqs")) refuse_class(fit)
  export_parts(rq_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

rq_parts <- function(fit, data = NULL) {
  need("quantreg")
  if (is.null(fit$model)) {
    refuse("the fit was saved without its model frame", where = "fit$model",
      way_out = "fit again with model = TRUE, which is rq()'s default")
  }
  b <- as.matrix(coef(fit))
  taus <- vapply(fit$tau, number_text, "")
  x <- model.matrix(fit$terms, fit$model, contrasts.arg = fit$contrasts)
  several <- length(taus) > 1
  list(
    class = class(fit), formula = fit$formula, call = fit$call, nobs = nrow(x), packages = "quantreg",
    equation = equation(
      terms = fit$terms, frame = fit$model, coefficients = b[, 1], x = x,
      link = as.matrix(fit$fitted.values)[, 1], xlevels = fit$xlevels
    ),
    equations = if (several) setNames(lapply(seq_along(taus)[-1], function(k) {
      equation(terms = NULL, frame = NULL, coefficients = b[, k], x = NULL, link = NULL, contrasts = NULL, intercept = TRUE)
    }), taus[-1]),
    family = list(name = "gaussian", link = list(name = "identity")),
    rule = if (several) list(several = list(names = array_of(taus))),
    response = response_of(fit),
    data = data,
    oracle = function(newdata) {
      p <- as.vector(predict(fit, newdata))
      if (several) names(p) <- taus
      list(link = p, response = p)
    },
    objection = function(newdata) objection(fit, newdata)
  )
}
