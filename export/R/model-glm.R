# glm(): predict.lm on the link scale, then the inverse link (stats/R/predict.glm.R).

export_model.glm <- function(fit, path, name, threshold = 0.5, positive = NULL,
                             fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), c("glm", "lm"))) refuse_class(fit)
  export_parts(glm_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

glm_parts <- function(fit, data = NULL) {
  if (identical(fit$converged, FALSE)) {
    warning("glm() did not converge; the coefficients are those of its last step", call. = FALSE)
  }
  lm_parts(fit, data)
}
