# The model matrix built from the exported structure alone, as an engine would.

# design gives list(x, assign) for the variables' columns: a list per variable.
design <- function(structure, frame) {
  n <- if (length(frame)) length(frame[[1]][[1]]) else attr(frame, "rows")
  columns <- if (structure$intercept) list(rep(1, n)) else list()
  assign <- if (structure$intercept) 0L else integer()
  for (j in seq_along(structure$terms)) {
    block <- term_columns(structure$terms[[j]]$codes, structure$variables, frame)
    columns <- c(columns, block)
    assign <- c(assign, rep(j, length(block)))
  }
  list(x = matrix(as.double(unlist(columns)), nrow = n), assign = assign)
}

# frame_of evaluates the variables of a structure on the training rows.
frame_of <- function(structure, column, rows) {
  values <- values_by_name(column)
  structure(lapply(structure$variables, evaluate_variable, values = values, rows = rows), rows = rows)
}

# term_columns multiplies the blocks of a term's variables; the first varies
# fastest (stats/src/model.c).
term_columns <- function(codes, variables, frame) {
  block <- NULL
  for (i in which(codes > 0)) {
    own <- variable_columns(variables[[i]], codes[[i]], frame[[i]])
    block <- if (is.null(block)) own else
      unlist(lapply(own, function(b) lapply(block, function(a) a * b)), recursive = FALSE)
  }
  block
}

variable_columns <- function(variable, code, columns) {
  if (is.null(variable$levels)) return(columns)
  m <- if (code == 2) diag(length(variable$levels)) else variable$contrast$matrix
  lapply(seq_len(ncol(m)), function(k) m[columns[[1]] + 1, k])
}
