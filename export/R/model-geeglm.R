# geepack::geeglm(): predict.glm without standard errors: its se.fit stops
# (geepack/R/geeglm.R).

export_model.geeglm <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), c("geeglm", "gee", "glm", "lm"))) refuse_class(fit)
  export_parts(geeglm_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

geeglm_parts <- function(fit, data = NULL) {
  need("geepack")
  parts <- lm_parts(fit, data, errors = NULL, table = coef(summary(fit))[, 2:4, drop = FALSE])
  parts$packages <- "geepack"
  parts
}
