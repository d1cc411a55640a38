# Cubic regression splines by their values at knots (mgcv/R/smooth.r,
# Predict.matrix.cr.smooth and Predict.matrix.cyclic.smooth; mgcv/src/mgcv.c,
# crspl). The second derivatives at the knots are a matrix times the values.

smooth_basis.cr.smooth <- function(smooth, label, of, rows) {
  k <- smooth$bs.dim
  list(of = of(smooth$term), cubic = list(
    knots = array_of(as.double(smooth$xp)),
    curvature = matrix(as.double(smooth$F), k, k, byrow = TRUE)
  ))
}

smooth_basis.cs.smooth <- smooth_basis.cr.smooth

smooth_basis.cyclic.smooth <- function(smooth, label, of, rows) {
  list(of = of(smooth$term), cubic = list(
    knots = array_of(as.double(smooth$xp)),
    curvature = plain_matrix(smooth$BD),
    cyclic = TRUE
  ))
}
