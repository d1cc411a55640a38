# What R itself determines. Where the terms of a linear predictor are much larger
# than their sum, the sum's last digits depend on the order of additions: R with
# another BLAS gives others. Such digits prove nothing, so a golden case holds
# only the quantities that such a change leaves within the tolerance. A fit whose
# usual row is so is refused.

link_unit <- 1e-14 # of sum |x_j b_j|: see the tolerance of the document

# determined is expect without the quantities that R does not determine for row.
determined <- function(expect, parts, structure, row) {
  if (!is.null(parts$rule) || anyNA(unlist(row)) || !is.numeric(expect$link) || !is.finite(expect$link)) return(expect)
  x <- design_row(parts, structure, row)
  if (is.null(x)) return(expect)
  delta <- link_unit * x$scale
  loose <- character()
  if (isTRUE(wobble(linkinv_of(parts$family$link), expect$link, delta) > 1e-9 * abs(expect$response))) {
    loose <- c(loose, "response", "probs", "class", "interval")
  }
  if (!is.null(expect$se_link)) {
    if (isTRUE(x$se_scale * link_unit > 1e-9 * expect$se_link)) loose <- c(loose, "se_link", "se_response", "interval")
    slope <- function(eta) abs(mu_eta_of(parts$family$link)(eta))
    if (isTRUE(wobble(slope, expect$link, delta) > 1e-9 * slope(expect$link))) loose <- c(loose, "se_response")
  }
  expect[setdiff(names(expect), loose)]
}

# accept_determined refuses a fit whose usual row is not determined.
accept_determined <- function(parts, structure, row) {
  expect <- answer(parts, row)
  if ("response" %in% setdiff(names(expect), names(determined(expect, parts, structure, row)))) {
    refuse("the columns of the fit are so nearly collinear that R's own predictions have fewer than 9 certain digits",
      where = one_line(parts$formula),
      way_out = "leave out a term, or centre the columns, and fit again")
  }
}

# wobble is the largest change of f when its argument is off by delta.
wobble <- function(f, at, delta) {
  change <- suppressWarnings(abs(c(f(at - delta), f(at + delta)) - f(at)))
  if (anyNA(change)) 0 else max(change)
}

linkinv_of <- function(link) stats_link(link)$linkinv
mu_eta_of <- function(link) stats_link(link)$mu.eta
stats_link <- function(link) if (link$name == "power") power(link$lambda) else make.link(link$name)

# design_row gives, for one row, sum |x_j b_j| with the offsets, and the same
# yardstick for the standard error; NULL where a variable is NA.
design_row <- function(parts, structure, row) {
  column <- function(name) {
    p <- Find(function(p) p$name == name, parts$predictors)
    value <- if (p$type == "Date") as.Date(row[[name]]) else row[[name]]
    list(name = name, type = p$type, levels = p$levels, value = value)
  }
  x <- design(structure, frame_of(structure, column, 1))$x
  used <- !is.na(parts$equation$coefficients)
  x <- abs(x[, used])
  if (anyNA(x)) return(NULL)
  scale <- sum(x * abs(parts$equation$coefficients[used])) + abs(offset_sum(structure, column, 1))
  list(scale = scale, se_scale = se_scale(x, parts$standard_errors))
}

# se_scale bounds the rounding of sqrt(sum_j (x' R^-1)_j^2 v) in units of an ulp.
se_scale <- function(x, errors) {
  if (is.null(errors)) return(0)
  if (!is.null(errors$r_inverse)) {
    return(sqrt(sum(drop(x %*% abs(errors$r_inverse))^2) * errors$residual_variance))
  }
  v <- drop(x %*% abs(errors$covariance) %*% x)
  v / sqrt(abs(drop(x %*% errors$covariance %*% x)))
}
