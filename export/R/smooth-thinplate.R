# Thin plate regression splines (mgcv/R/smooth.r, Predict.matrix.tprs.smooth;
# mgcv/src/tprs.c): radial functions about the knots and a polynomial, times the
# matrix UZ. Without knots = the knots are the distinct covariate values of the
# training rows: with several covariates those are rows of the training data.

smooth_basis.tprs.smooth <- function(smooth, label, of, rows) {
  if (isTRUE(smooth$drop.null > 0)) {
    refuse(paste0(label, ": a thin plate spline without its null space is not supported"), where = paste(label, "with m = c(., 0)"),
      way_out = "use bs = \"ts\", which shrinks the null space away instead")
  }
  knots <- matrix(as.double(smooth$Xu), nrow(smooth$Xu))
  if (ncol(knots) > 1 && !rows && !is_given(smooth)) {
    refuse(paste0(label, ": its ", nrow(knots), " knots are training rows, and no training row is exported unasked"),
      where = paste0("the knots of ", label, ", columns ", paste(smooth$term, collapse = ", ")),
      way_out = c(
        paste0("use te(", paste(smooth$term, collapse = ", "), ", bs = \"cr\"), whose knots are those of each column alone"),
        "or say export_model(..., training_rows = TRUE)"
      ))
  }
  list(of = of(smooth$term), thin_plate = list(
    order = thin_plate_order(smooth$p.order[1], smooth$dim),
    shift = array_of(as.double(smooth$shift)),
    knots = knots,
    weights = plain_matrix(smooth$UZ)
  ))
}

smooth_basis.ts.smooth <- smooth_basis.tprs.smooth

# is_given: knots = of gam() are the caller's own, marked by gam_parts().
is_given <- function(smooth) isTRUE(smooth$knots_given)

# thin_plate_order is the order of the derivative penalised; given none, the
# least that makes the second derivatives continuous (mgcv/src/tprs.c, eta).
thin_plate_order <- function(m, d) {
  if (2 * m > d) return(as.integer(m))
  as.integer(floor((d + 1) / 2) + 1)
}
