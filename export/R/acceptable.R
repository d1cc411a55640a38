# The gate: what cannot be written exactly is refused here, by name, before
# anything is computed.

accept_equation <- function(equation) {
  accept_formula(equation)
  for (v in right_names(equation)) accept_levels(v, equation$xlevels[[v]])
}

# A fit like lm()'s may have been stripped to save space; predict() and the
# training summaries need these pieces.
accept_pieces <- function(fit) {
  if (is.null(fit$terms) || is.null(attr(fit$terms, "dataClasses"))) {
    refuse("the fit has no terms", where = "fit$terms", way_out = "save the fit whole")
  }
  if (isTRUE(fit$rank == 0)) {
    refuse("the fit has no coefficients", where = one_line(formula(fit)),
      way_out = "add a predictor or an intercept")
  }
  if (is.null(fit$qr)) {
    refuse("the fit was saved without its QR decomposition, and R's own predict() needs it",
      where = "fit$qr", way_out = "fit again with qr = TRUE and save the fit whole")
  }
  if (is.null(fit$model)) {
    refuse("the fit was saved without its model frame",
      where = "fit$model", way_out = "fit again with model = TRUE, which is R's default")
  }
}

accept_formula <- function(equation) {
  tt <- equation$terms
  factors <- attr(tt, "factors")
  if (length(factors) && any(factors[attr(tt, "response"), ] > 0)) {
    refuse("the response is on the right of the formula too",
      where = one_line(formula(tt)), way_out = "take it out of the right-hand side")
  }
}

# A level that is NA would make a missing value predict a number.
accept_levels <- function(v, levels) {
  if (anyNA(levels)) {
    refuse(paste(v, "has NA as a level: not supported"),
      where = paste0("fit$xlevels$", v),
      way_out = "name the level in the data before fitting: levels(d$f)[is.na(levels(d$f))] <- \"missing\"")
  }
}
