# lm() of several responses: one linear predictor each, no standard errors
# (stats/R/mlm.R, predict.mlm).

export_model.mlm <- function(fit, path, name, threshold = 0.5, positive = NULL,
                             fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), c("mlm", "lm"))) refuse_class(fit)
  export_parts(mlm_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

mlm_parts <- function(fit, data = NULL) {
  accept_pieces(fit)
  names <- colnames(coef(fit))
  if (is.null(names) || anyDuplicated(names) || any(!nzchar(names))) {
    refuse("the responses have no names of their own", where = one_line(formula(fit)),
      way_out = "name them: cbind(a = y1, b = y2) ~ x")
  }
  tables <- lapply(summary(fit), function(s) summary_columns(s, rownames(coef(fit))))
  first <- equation(
    terms = fit$terms, frame = fit$model, coefficients = coef(fit)[, 1], x = model.matrix(fit),
    link = fit$fitted.values[, 1], xlevels = fit$xlevels, contrasts = fit$contrasts,
    offset = fit$call$offset, table = tables[[1]]
  )
  list(
    class = class(fit), formula = formula(fit), call = fit$call, nobs = nrow(fit$fitted.values),
    equation = first,
    equations = setNames(lapply(seq_along(names)[-1], function(k) {
      equation(terms = NULL, frame = NULL, coefficients = coef(fit)[, k], x = NULL, link = NULL,
        contrasts = NULL, intercept = TRUE, table = tables[[k]])
    }), names[-1]),
    family = list(name = "gaussian", link = list(name = "identity")),
    rule = list(several = list(names = array_of(names))),
    response = response_of(fit),
    data = data,
    oracle = function(newdata) {
      p <- predict(fit, newdata)[1, ]
      names(p) <- names
      list(link = p, response = p)
    },
    objection = function(newdata) objection(fit, newdata)
  )
}

# summary_columns is a summary's table with a row per coefficient, NA where aliased.
summary_columns <- function(s, labels) {
  table <- matrix(NA_real_, length(labels), 3, dimnames = list(labels, NULL))
  table[rownames(s$coefficients), ] <- s$coefficients[, 2:4]
  unname(table)
}
