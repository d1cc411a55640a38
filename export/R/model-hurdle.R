# pscl::hurdle(): a count beyond a hurdle at zero (pscl/R/hurdle.R, predict.hurdle).
# Its type "zero" is a ratio of two chances and has no upper bound.

export_model.hurdle <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "hurdle")) refuse_class(fit)
  need("pscl")
  export_parts(hurdle_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

hurdle_parts <- function(fit, data = NULL) {
  zero <- if (fit$dist$zero == "binomial") zero_part(fit) else count_part(fit$dist$zero, fit$theta["zero"])
  mixture_parts(fit, data, count = count_part(fit$dist$count, fit$theta["count"]), zero = zero, hurdle = TRUE)
}
