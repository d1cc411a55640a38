# glm(): predict.lm on the link scale, then the inverse link (stats/R/predict.glm.R).

export_model.glm <- function(fit, path, name, threshold = 0.5, positive = NULL,
                             fitted_at = Sys.time(), ...) {
  if (!identical(class(fit), c("glm", "lm"))) refuse_class(fit)
  export_stats(fit, path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}
