# R's terms object, taken apart: the variables of the right-hand side and the
# factors matrix with its codes 0, 1 and 2.

# variables_of lists the variables right of the tilde, as language, without
# offsets.
variables_of <- function(equation) {
  tt <- equation$terms
  as.list(attr(tt, "variables"))[-1][right_side(tt)]
}

# right_side says which variables of a terms object are neither the response
# nor an offset.
right_side <- function(tt) setdiff(seq_len(length(attr(tt, "variables")) - 1), c(attr(tt, "response"), attr(tt, "offset")))

# right_names names them as the model frame does (plain, without backticks).
right_names <- function(equation) vapply(variables_of(equation), frame_name, "")

# frame_name is the name that model.frame() gives a variable
# (stats/R/models.R, model.frame.default and terms.formula).
frame_name <- function(v) {
  if (is.name(v)) return(as.character(v))
  paste(deparse(v, width.cutoff = 500L, backtick = TRUE), collapse = " ")
}

terms_of <- function(equation, training) {
  list(
    intercept = equation$intercept,
    variables = lapply(right_names(equation), variable_of, equation = equation),
    terms = term_list(equation)
  )
}

variable_of <- function(v, equation) {
  type <- class_of_variable(equation, v)
  levels <- levels_of(equation, v)
  list(
    name = v, type = type, expr = list(predictor = v), levels = levels,
    contrast = if (!is.null(levels)) contrast_of(equation, v, levels, type)
  )
}

# class_of_variable is R's .MFclass name; some classes do not keep dataClasses.
class_of_variable <- function(equation, v) {
  classes <- attr(equation$terms, "dataClasses")
  if (v %in% names(classes)) classes[[v]] else .MFclass(equation$frame[[v]])
}

# levels_of: xlevels for factors and characters; a logical always has both.
levels_of <- function(equation, v) {
  type <- class_of_variable(equation, v)
  if (type == "logical") return(c("FALSE", "TRUE"))
  if (type %in% c("factor", "ordered", "character")) equation$xlevels[[v]]
}

term_list <- function(equation) {
  codes <- term_codes(equation)
  labels <- attr(equation$terms, "term.labels")
  lapply(seq_along(labels), function(j) list(label = labels[[j]], codes = as.integer(codes[, j])))
}

# term_codes is the factors matrix without the response, after the change that
# model.matrix makes to it: with no intercept, the first factor of the first
# term that has one is coded by all its levels (stats/src/model.c, modelmatrix).
term_codes <- function(equation) {
  tt <- equation$terms
  codes <- attr(tt, "factors")
  if (!length(codes)) return(matrix(0L, length(right_side(tt)), 0))
  codes <- codes[right_side(tt), , drop = FALSE]
  if (attr(tt, "intercept") == 1) return(codes)
  like_factor <- vapply(right_names(equation), function(v) !is.null(levels_of(equation, v)), NA)
  for (j in seq_len(ncol(codes))) {
    first <- which(like_factor & codes[, j] > 0)
    if (length(first)) {
      codes[first[1], j] <- 2L
      return(codes)
    }
  }
  codes
}
