# MASS::rlm(): predict.lm on the QR of the weighted model matrix, with the robust
# scale fit$s in place of the residual one (MASS/R/rlm.R, predict.rlm).

export_model.rlm <- function(fit, path, name, threshold = 0.5, positive = NULL,
                             fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), c("rlm", "lm"))) refuse_class(fit)
  export_parts(rlm_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

rlm_parts <- function(fit, data = NULL) {
  need("MASS")
  if (is.null(fit$x)) {
    refuse("the fit was saved without its model matrix, and R's own predict() needs it",
      where = "fit$x", way_out = "fit with rlm(formula, data, x.ret = TRUE), which is its default")
  }
  if (is.null(fit$terms)) {
    refuse("the fit was made from a matrix and has no terms", where = call_text(fit$call),
      way_out = "fit with a formula: rlm(y ~ x, data = d)")
  }
  if (identical(fit$converged, FALSE)) {
    warning("rlm() did not converge; the coefficients are those of its last step", call. = FALSE)
  }
  parts <- lm_parts(fit, data, errors = rlm_errors(fit), table = cbind(coef(summary(fit))[, 2:3, drop = FALSE], NA))
  parts$packages <- "MASS"
  parts
}

rlm_errors <- function(fit) {
  weighted <- fit
  weighted$qr <- qr(sqrt(fit$weights) * fit$x)
  list(
    r_inverse = unname(as.matrix(r_inverse_of(weighted, seq_len(fit$rank)))) + 0,
    residual_variance = fit$s^2, dispersion = fit$s^2, df_residual = as.double(fit$df.residual)
  )
}
