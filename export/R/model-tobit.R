# AER::tobit(): a survreg() of a censored response (AER/R/tobit.R); predict() is
# survreg's.

export_model.tobit <- function(fit, path, name, threshold = 0.5, positive = NULL,
                               fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), c("tobit", "survreg"))) refuse_class(fit)
  need("AER")
  export_parts(tobit_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

tobit_parts <- function(fit, data = NULL) {
  parts <- survreg_parts(fit, data)
  parts$formula <- formula(fit$call)
  parts$packages <- c("AER", "survival")
  parts
}
