# The interval of a glm's mean, which predict.glm has not: predict(se.fit = TRUE) on
# the link scale, plus and minus a quantile times the standard error, through the
# inverse link. It is Wald's, and says nothing of a new observation.

# wald_of names the distribution of the quantile: the normal one where the family
# knows its dispersion, Student's t where summary() estimates it.
wald_of <- function(fit) {
  known <- inherits(fit, "negbin") || fit$family$family %in% c("binomial", "poisson")
  if (known) "normal" else "t"
}

wald_interval <- function(fit, errors, link, se, level) {
  below <- (1 - level) / 2
  q <- -(if (errors$wald == "normal") stats::qnorm(below) else stats::qt(below, errors$df_residual))
  ends <- link + c(-1, 1) * (q * se)
  ends <- if (splits(fit$family$link, ends)) c(NA_real_, NA_real_) else fit$family$linkinv(ends)
  if (isTRUE(ends[1] > ends[2])) ends <- rev(ends) # the link falls
  list(conf_lwr = ends[1], conf_upr = ends[2])
}

# splits says that the ends are on both sides of 0 where the inverse link turns or
# has a pole there: they are then not the ends of the means between.
splits <- function(link, ends) {
  isTRUE(ends[1] < 0 && ends[2] > 0) && (link %in% c("sqrt", "inverse", "1/mu^2") || startsWith(link, "mu^"))
}
