# What predict.lm multiplies a row by to get se.fit (stats/R/lm.R):
#   XRinv <- X[, piv] %*% qr.solve(qr.R(qr.lm(object))[p1, p1])
#   ip <- drop(XRinv^2 %*% rep(res.var, p)); se <- sqrt(ip)
# Taking x'Vx of vcov(fit) instead would lose up to 5e-10.

standard_errors_of <- function(fit) {
  p1 <- seq_len(fit$rank)
  pivot <- fit$qr$pivot[p1]
  if (!identical(pivot, which(!is.na(unname(coef(fit)))))) {
    refuse("the QR decomposition orders the coefficients in a way that is not known",
      where = "fit$qr$pivot", way_out = "fit with lm() or glm() and their default method")
  }
  r_inverse <- r_inverse_of(fit, p1)
  if (is.null(r_inverse)) return(NULL)
  dispersion <- dispersion_of(fit)
  list(
    r_inverse = unname(as.matrix(r_inverse)) + 0, # no -0
    residual_variance = if (is_glm(fit)) as.vector(sqrt(dispersion))^2 else dispersion,
    dispersion = as.vector(dispersion),
    df_residual = fit$df.residual,
    interval = if (!is_glm(fit)) TRUE,
    wald = if (is_glm(fit)) wald_of(fit)
  )
}

# r_inverse_of is NULL, with a warning, where R's own predict(se.fit = TRUE)
# stops: qr.solve() finds a matrix singular that lm() did not.
r_inverse_of <- function(fit, p1) {
  tryCatch(qr.solve(qr.R(fit$qr)[p1, p1]), error = function(e) {
    warning("no standard errors: R's own predict(se.fit = TRUE) stops with: ", conditionMessage(e), call. = FALSE)
    NULL
  })
}

is_glm <- function(fit) inherits(fit, "glm")

# dispersion_of: summary.glm's, as predict.glm takes it; rss/df as predict.lm does.
dispersion_of <- function(fit) {
  if (is_glm(fit)) return(summary(fit)$dispersion)
  r <- fit$residuals
  w <- fit$weights
  sum(if (is.null(w)) r^2 else r^2 * w) / fit$df.residual
}
