# P-splines: B-splines on even knots, straight beyond them, or cyclic
# (mgcv/R/smooth.r, Predict.matrix.pspline.smooth and .cpspline.smooth).

smooth_basis.pspline.smooth <- function(smooth, label, of, rows) {
  if (!isTRUE(smooth$mono == 0) || !isTRUE(smooth$deriv == 0)) {
    refuse(paste0(label, ": a monotone P-spline or a derivative of one is not supported"), where = label,
      way_out = "leave xt$mono and deriv out")
  }
  degree <- smooth$m[1] + 1
  list(of = of(smooth$term), b_spline = list(
    degree = as.integer(degree),
    knots = array_of(as.double(smooth$knots)),
    edges = plain_matrix(edges_of(smooth$knots, degree))
  ))
}

# edges_of are value and slope of each B-spline at the lower and the upper end.
edges_of <- function(knots, degree) {
  lower <- knots[degree + 1]
  upper <- knots[length(knots) - degree]
  splines::spline.des(knots, c(lower, lower, upper, upper), degree + 1, c(0, 1, 0, 1))$design
}

smooth_basis.cpspline.smooth <- function(smooth, label, of, rows) {
  degree <- smooth$m[1] + 1
  knots <- sort(as.double(smooth$knots))
  n <- length(knots)
  before <- knots[1] - (knots[n] - knots[(n - degree):(n - 1)])
  list(of = of(smooth$term), b_spline = list(
    degree = as.integer(degree),
    knots = array_of(c(before, knots)),
    cyclic = TRUE
  ))
}
