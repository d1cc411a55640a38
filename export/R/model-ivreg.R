# AER::ivreg(): two-stage least squares predicts from the regressors; the
# instruments matter to the fit alone (AER/R/ivreg.R, predict.ivreg, which asks
# for their columns all the same).

export_model.ivreg <- function(fit, path, name, threshold = 0.5, positive = NULL,
                               fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "ivreg")) refuse_class(fit)
  export_parts(ivreg_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

ivreg_parts <- function(fit, data = NULL) {
  need("AER")
  if (is.null(fit$model)) {
    refuse("the fit was saved without its model frame", where = "fit$model",
      way_out = "fit again with model = TRUE, which is ivreg()'s default")
  }
  regressors <- fit$terms$regressors
  attr(regressors, "predvars") <- attr(regressors, "variables") # ivreg() keeps no constants of poly() and ns()
  attr(regressors, "dataClasses") <- attr(attr(fit$model, "terms"), "dataClasses")[vapply(variables_in(regressors), one_line, "")]
  alone <- structure(fit, class = "ivreg") # predicts from the regressors alone
  alone$terms$full <- regressors
  list(
    class = class(fit), formula = fit$formula, call = fit$call, nobs = fit$nobs, packages = "AER",
    equation = equation(
      terms = regressors, frame = fit$model, coefficients = coef(fit), x = model.matrix(fit, component = "regressors"),
      link = fit$fitted.values, xlevels = fit$levels, contrasts = fit$contrasts$regressors,
      table = summary_columns(summary(fit), names(coef(fit)))
    ),
    family = list(name = "gaussian", link = list(name = "identity")),
    response = list(name = one_line(fit$formula[[2]]), type = "numeric"),
    data = data,
    oracle = function(newdata) {
      p <- predict(alone, newdata)[[1]]
      list(link = p, response = p)
    },
    objection = function(newdata) {
      alone$terms <- lapply(alone$terms, closed_terms)
      message_of(predict(alone, newdata))
    }
  )
}

variables_in <- function(tt) as.list(attr(tt, "variables"))[-1]
