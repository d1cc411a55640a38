# Smooths read again, in R, from their trees alone: the proof that nothing of a
# basis was lost on the way. The same steps as an engine's.

evaluate_smooth <- function(tree, values, rows) {
  x <- smooth_basis_of(tree, lapply(tree$of, function(e) rep_len(evaluate(e, values), rows)), values, rows)
  for (j in seq_along(tree$reflect)) {
    u <- unlist(tree$reflect[[j]])
    if (u[j] != 0) x <- x - (x %*% u) %*% t(u) / u[j]
  }
  if (length(tree$reflect)) x <- x[, -seq_along(tree$reflect), drop = FALSE]
  if (!is.null(tree$map)) x <- x %*% tree$map
  if (!is.null(tree$keep)) x <- x[, unlist(tree$keep) + 1, drop = FALSE]
  x
}

smooth_basis_of <- function(tree, of, values, rows) {
  if (!is.null(tree$cubic)) return(cubic_columns(tree$cubic, of[[1]]))
  if (!is.null(tree$b_spline)) return(b_spline_columns(tree$b_spline, of[[1]]))
  if (!is.null(tree$thin_plate)) return(thin_plate_columns(tree$thin_plate, do.call(cbind, of)))
  margins <- lapply(tree$tensor$margins, evaluate_smooth, values = values, rows = rows)
  x <- Reduce(function(a, b) do.call(cbind, lapply(seq_len(ncol(a)), function(j) a[, j] * b)), margins)
  if (is.null(tree$tensor$pick)) x else x[, unlist(tree$tensor$pick) + 1, drop = FALSE]
}

# cubic_columns: between knots the cubic with given values and second
# derivatives at both; training rows beyond the knots go on straight.
cubic_columns <- function(cubic, x) {
  knots <- unlist(cubic$knots)
  n <- length(knots)
  values <- diag(if (isTRUE(cubic$cyclic)) n - 1 else n)
  if (isTRUE(cubic$cyclic)) x <- wrapped(x, knots[1], knots[n])
  inside <- pmin(pmax(x, knots[1]), knots[n])
  j <- pmin(findInterval(inside, knots), n - 1)
  up <- if (isTRUE(cubic$cyclic)) j %% (n - 1) + 1 else j + 1
  h <- knots[j + 1] - knots[j]
  b <- (inside - knots[j]) / h
  a <- 1 - b
  bent <- function(wa, wb) cubic$curvature[j, , drop = FALSE] * wa + cubic$curvature[up, , drop = FALSE] * wb
  flat <- function(wa, wb) values[j, , drop = FALSE] * wa + values[up, , drop = FALSE] * wb
  at <- flat(a, b) + bent((a^3 - a) * h^2 / 6, (b^3 - b) * h^2 / 6)
  slope <- flat(-1 / h, 1 / h) + bent(-(3 * a^2 - 1) * h / 6, (3 * b^2 - 1) * h / 6)
  at + slope * (x - inside)
}

wrapped <- function(x, lower, upper) ifelse(x < lower | x > upper, lower + (x - lower) %% (upper - lower), x)

b_spline_columns <- function(b, x) {
  knots <- unlist(b$knots)
  n <- length(knots)
  design <- function(x) splines::splineDesign(knots, x, b$degree + 1, outer.ok = TRUE)
  if (isTRUE(b$cyclic)) {
    lower <- knots[b$degree + 1]
    x <- wrapped(x, lower, knots[n])
    late <- x > knots[n - b$degree]
    columns <- design(x)
    if (any(late)) columns[late, ] <- columns[late, ] + design(x[late] - knots[n] + lower)
    return(columns)
  }
  inside <- pmin(pmax(x, knots[b$degree + 1]), knots[n - b$degree])
  upper <- x > inside
  slope <- b$edges[2 + 2 * upper, , drop = FALSE]
  design(inside) + slope * (x - inside)
}

thin_plate_columns <- function(plate, x) {
  x <- sweep(x, 2, unlist(plate$shift))
  d <- ncol(x)
  r2 <- Reduce(`+`, lapply(seq_len(d), function(i) outer(x[, i], plate$knots[, i], "-")^2))
  r <- ifelse(r2 > 0, r2, 1)^(plate$order - d / 2) * (if (d %% 2 == 0) log(ifelse(r2 > 0, r2, 1)) / 2 else 1)
  cbind(ifelse(r2 > 0, r, 0) * radial_constant(plate$order, d), monomials(x, plate$order)) %*% plate$weights
}

# radial_constant is that of the fundamental solution (Wahba, Spline Models for
# Observational Data, 2.4.2).
radial_constant <- function(m, d) {
  if (d %% 2 == 0) return((-1)^(m + 1 + d / 2) / (2^(2 * m - 1) * pi^(d / 2) * factorial(m - 1) * factorial(m - d / 2)))
  gamma(d / 2 - m) / (2^(2 * m) * pi^(d / 2) * factorial(m - 1))
}

# monomials below the order, the powers of the first column varying fastest.
monomials <- function(x, order) {
  powers <- as.matrix(do.call(expand.grid, rep(list(seq_len(order) - 1), ncol(x))))
  powers <- powers[rowSums(powers) < order, , drop = FALSE]
  columns <- lapply(seq_len(nrow(powers)), function(k) Reduce(`*`, Map(function(j, p) x[, j]^p, seq_len(ncol(x)), powers[k, ])))
  do.call(cbind, columns)
}
