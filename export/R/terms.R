# R's terms object, taken apart: the variables of the right-hand side and the
# factors matrix with its codes 0, 1 and 2.

# right_side lists the variables right of the tilde, as language.
right_side <- function(tt) {
  variables <- as.list(attr(tt, "variables"))[-1]
  response <- attr(tt, "response")
  if (response > 0) variables[-response] else variables
}

# right_names names them as the model frame does (plain, without backticks).
right_names <- function(tt) vapply(right_side(tt), as.character, "")

terms_of <- function(fit) {
  tt <- fit$terms
  list(
    intercept = attr(tt, "intercept") == 1,
    variables = lapply(right_names(tt), variable_of, fit = fit),
    terms = term_list(tt, fit)
  )
}

variable_of <- function(v, fit) {
  type <- attr(fit$terms, "dataClasses")[[v]]
  levels <- levels_of(fit, v)
  list(
    name = v, type = type, expr = list(predictor = v), levels = levels,
    contrast = if (!is.null(levels)) contrast_of(fit, v, levels, type)
  )
}

# levels_of: fit$xlevels for factors and characters; a logical always has both.
levels_of <- function(fit, v) {
  switch(attr(fit$terms, "dataClasses")[[v]],
    numeric = NULL,
    logical = c("FALSE", "TRUE"),
    fit$xlevels[[v]]
  )
}

term_list <- function(tt, fit) {
  codes <- term_codes(tt, fit)
  labels <- attr(tt, "term.labels")
  lapply(seq_along(labels), function(j) list(label = labels[[j]], codes = as.integer(codes[, j])))
}

# term_codes is the factors matrix without the response, after the change that
# model.matrix makes to it: with no intercept, the first factor of the first
# term that has one is coded by all its levels (stats/src/model.c, modelmatrix).
term_codes <- function(tt, fit) {
  codes <- attr(tt, "factors")
  if (!length(codes)) return(matrix(0L, length(right_side(tt)), 0))
  if (attr(tt, "response") > 0) codes <- codes[-attr(tt, "response"), , drop = FALSE]
  if (attr(tt, "intercept") == 1) return(codes)
  like_factor <- attr(tt, "dataClasses")[right_names(tt)] != "numeric"
  for (j in seq_len(ncol(codes))) {
    first <- which(like_factor & codes[, j] > 0)
    if (length(first)) {
      codes[first[1], j] <- 2L
      return(codes)
    }
  }
  codes
}
