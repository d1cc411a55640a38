# lm(): the linear predictor is the prediction (stats/R/lm.R, predict.lm).

export_model.lm <- function(fit, path, name, threshold = 0.5, positive = NULL,
                            fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "lm")) refuse_class(fit)
  export_parts(lm_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}
