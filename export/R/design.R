# The model matrix built from the exported structure alone, as an engine would.
# It must equal R's own bit for bit, or the export is refused: this is the
# proof that nothing of the formula was lost on the way.

# design gives list(x, assign) for a frame of the predictors.
design <- function(structure, frame) {
  n <- nrow(frame)
  columns <- if (structure$intercept) list(rep(1, n)) else list()
  assign <- if (structure$intercept) 0L else integer()
  for (j in seq_along(structure$terms)) {
    block <- term_columns(structure$terms[[j]]$codes, structure$variables, frame)
    columns <- c(columns, block)
    assign <- c(assign, rep(j, length(block)))
  }
  list(x = matrix(as.double(unlist(columns)), nrow = n), assign = assign)
}

# term_columns multiplies the blocks of a term's variables; the first varies
# fastest (stats/src/model.c).
term_columns <- function(codes, variables, frame) {
  block <- NULL
  for (i in which(codes > 0)) {
    own <- variable_columns(variables[[i]], codes[[i]], frame)
    block <- if (is.null(block)) own else
      unlist(lapply(own, function(b) lapply(block, function(a) a * b)), recursive = FALSE)
  }
  block
}

variable_columns <- function(variable, code, frame) {
  value <- frame[[variable$name]]
  if (is.null(variable$levels)) return(list(as.double(value)))
  row <- match(as.character(value), variable$levels)
  m <- if (code == 2) diag(length(variable$levels)) else variable$contrast$matrix
  lapply(seq_len(ncol(m)), function(k) m[row, k])
}

# proved_structure is the structure of an equation that passes the gate and the
# proof.
proved_structure <- function(equation, training) {
  accept_equation(equation)
  structure <- terms_of(equation, training)
  prove_design(equation, structure, training)
  structure
}

# prove_design refuses unless the structure gives R's training matrix, and the
# coefficients on it the fit's own linear predictor.
prove_design <- function(equation, structure, training) {
  x <- equation$x
  ours <- design(structure, equation$frame)
  if (!identical(ours$x, matrix(as.double(x), nrow = nrow(x))) || !identical(ours$assign, as.integer(attr(x, "assign")))) {
    refuse("the model matrix cannot be rebuilt from the fit's terms, levels and contrasts",
      where = one_line(formula(equation$terms)),
      way_out = "fit again in this session; a contrast function or a level may have changed since")
  }
  prove_link(equation)
}

prove_link <- function(equation) {
  x <- equation$x
  b <- equation$coefficients
  used <- !is.na(b)
  ours <- drop(x[, used, drop = FALSE] %*% b[used])
  scale <- drop(abs(x[, used, drop = FALSE]) %*% abs(b[used]))
  theirs <- equation$link
  if (length(ours) != length(theirs) || any(abs(ours - theirs) > 1e-6 * pmax(scale, 1e-300))) {
    refuse("the coefficients do not give the fit's own fitted values",
      where = "coef(fit) on model.matrix(fit)",
      way_out = "fit again; the coefficients or a contrast function were changed after the fit")
  }
}
