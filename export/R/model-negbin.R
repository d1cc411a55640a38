# MASS::glm.nb(): predict.glm with dispersion 1 (MASS/R/negbin.R, summary.negbin).
# theta stands rounded in the family's name and matters to no prediction.

export_model.negbin <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), c("negbin", "glm", "lm"))) refuse_class(fit)
  export_parts(negbin_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

negbin_parts <- function(fit, data = NULL) {
  need("MASS")
  parts <- lm_parts(fit, data, family = list(name = "negative.binomial", link = link_of(fit$family)))
  parts$packages <- "MASS"
  parts
}
