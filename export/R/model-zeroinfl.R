# pscl::zeroinfl(): a count and further zeros (pscl/R/zeroinfl.R, predict.zeroinfl).

export_model.zeroinfl <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                  fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "zeroinfl")) refuse_class(fit)
  need("pscl")
  export_parts(zeroinfl_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

zeroinfl_parts <- function(fit, data = NULL) {
  mixture_parts(fit, data, count = count_part(fit$dist, fit$theta), zero = zero_part(fit))
}
