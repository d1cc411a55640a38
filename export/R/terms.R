# R's terms object, taken apart: the variables of the right-hand side, each with
# its tree, and the factors matrix with its codes 0, 1 and 2.

# right_side says which variables of a terms object are neither the response
# nor an offset.
right_side <- function(tt) setdiff(seq_len(length(attr(tt, "variables")) - 1), c(attr(tt, "response"), attr(tt, "offset")))

# variables_of lists the variables right of the tilde, as language, without
# offsets; kept_of has the same as predvars keeps them, with their constants.
variables_of <- function(equation) as.list(attr(equation$terms, "variables"))[-1][right_side(equation$terms)]

kept_of <- function(equation) {
  kept <- attr(equation$terms, "predvars")
  if (is.null(kept)) variables_of(equation) else as.list(kept)[-1][right_side(equation$terms)]
}

# right_names names them as the model frame does (plain, without backticks).
right_names <- function(equation) vapply(variables_of(equation), frame_name, "")

# frame_name is the name that model.frame() gives a variable
# (stats/R/models.R, model.frame.default and terms.formula).
frame_name <- function(v) {
  if (is.name(v)) return(as.character(v))
  paste(deparse(v, width.cutoff = 500L, backtick = TRUE), collapse = " ")
}

terms_of <- function(equation, column) {
  ctx <- context_of(equation, column)
  variables <- variables_of(equation)
  kept <- setNames(kept_of(equation), right_names(equation))
  shown <- formula(equation$terms)
  list(
    intercept = equation$intercept,
    variables = reading(variables, shown, function(v) variable_of(v, kept[[frame_name(v)]], equation, ctx)),
    terms = term_list(equation),
    offsets = offset_trees(equation, ctx)
  )
}

# context_of is what reading a formula needs: the columns of the data by name,
# their values as the reader of trees takes them, and where constants are.
context_of <- function(equation, column) {
  env <- environment(equation$terms)
  list(column = column, values = values_by_name(column), env = if (is.null(env)) globalenv() else env)
}

variable_of <- function(v, kept, equation, ctx) {
  name <- frame_name(v)
  basis <- if (is.call(v)) basis_readers[[bare_name(function_name(v))]]
  if (!is.null(basis)) {
    check_own(function_name(v), ctx, v)
    read <- basis(kept, v, ctx)
    return(list(name = name, type = "nmatrix", expr = read$tree, columns = read$columns))
  }
  own <- is.call(v) && bare_name(function_name(v)) == "C"
  if (own) check_own(function_name(v), ctx, v)
  read <- read_expr(if (own) v[[2]] else v, ctx)
  type <- variable_type(read, v)
  levels <- levels_of(equation, name)
  list(
    name = name, type = type, expr = variable_tree(read, levels, v), levels = levels,
    contrast = if (!is.null(levels)) contrast_of(equation, name, levels, type)
  )
}

variable_type <- function(read, v) {
  switch(read$kind, level = "factor", ordered = "ordered", text = "character", logical = "logical",
    constant = refuse_part(v, paste0(one_line(v), " has no column of the data in it"), "leave it out"), "numeric")
}

# variable_tree is the tree of a variable; levels that no training row had are
# refused, as R refuses them.
variable_tree <- function(read, levels, v) {
  if (!has_levels(read) || identical(read$levels, levels)) {
    return(if (has_levels(read) && !is.null(read$tree$call)) recode_of(read, seq_along(levels) - 1L) else read$tree)
  }
  if (!all(levels %in% read$levels)) {
    refuse_part(v, paste0(one_line(v), ": the fit has levels that the data does not have"),
      "give the data of the fit: export_model(fit, path, name = , data = d)")
  }
  recode_of(read, match(read$levels, levels) - 1L, reject = TRUE)
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

# terms_part is the terms object of a part of the terms full, with the constants
# and the environment that the whole has.
terms_part <- function(tt, full) {
  names <- function(tt) vapply(as.list(attr(tt, "variables"))[-1], frame_name, "")
  at <- match(names(tt), names(full))
  if (anyNA(at)) {
    refuse("the terms of a part are not among those of the fit", where = one_line(formula(tt)), way_out = "fit again")
  }
  attr(tt, "predvars") <- as.call(c(quote(list), as.list(attr(full, "predvars"))[-1][at]))
  attr(tt, "dataClasses") <- attr(full, "dataClasses")
  environment(tt) <- environment(full)
  tt
}
