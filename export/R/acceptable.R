# The gate: what cannot be written exactly is refused here, by name, before
# anything is computed.

accept_equation <- function(equation) {
  accept_offset(equation)
  accept_formula(equation)
  accept_variables(equation)
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

accept_offset <- function(equation) {
  if (!is.null(equation$offset)) {
    refuse(paste("offset =", one_line(equation$offset), "as an argument: not supported yet"),
      where = one_line(formula(equation$terms)), way_out = function_way("offset"))
  }
}

# Every variable on the right must be a plain name: a call would have to be
# evaluated for each row, which format 1.0 cannot say.
accept_formula <- function(equation) {
  tt <- equation$terms
  calls <- Filter(is.call, as.list(attr(tt, "variables"))[-c(1, 1 + attr(tt, "response"))])
  if (length(calls)) {
    shown <- vapply(calls, one_line, "")
    functions <- vapply(calls, function(v) one_line(v[[1]]), "")
    refuse(paste0(shown, " in the formula: ", vapply(functions, function_reason, "")),
      where = one_line(formula(tt)), way_out = unique(vapply(functions, function_way, "")))
  }
  factors <- attr(tt, "factors")
  if (length(factors) && any(factors[attr(tt, "response"), ] > 0)) {
    refuse("the response is on the right of the formula too",
      where = one_line(formula(tt)), way_out = "take it out of the right-hand side")
  }
}

accept_variables <- function(equation) {
  for (v in right_names(equation)) {
    type <- class_of_variable(equation, v)
    accept_levels(v, equation$xlevels[[v]])
    if (type %in% predictor_types) next
    kind <- if (startsWith(type, "nmatrix")) "a matrix" else
      paste("of class", paste(class(equation$frame[[v]]), collapse = "/"))
    refuse(paste0(v, " is ", kind, ": only numeric, logical, character, factor and ordered columns are supported"),
      where = one_line(formula(equation$terms)),
      way_out = "make plain columns of it in the data before fitting, such as as.numeric(x)")
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

predictor_types <- c("numeric", "logical", "character", "factor", "ordered")
