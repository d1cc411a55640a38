# The factors matrix of a terms object.

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
