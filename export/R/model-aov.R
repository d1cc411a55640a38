# aov(): an lm() with another summary; predict() is predict.lm (stats/R/aov.R).

export_model.aov <- function(fit, path, name, threshold = 0.5, positive = NULL,
                             fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), c("aov", "lm"))) refuse_class(fit)
  as_lm <- structure(fit, class = "lm")
  export_parts(c(list(class = class(fit)), lm_parts(as_lm, data)[-1]), path, name,
    decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}
