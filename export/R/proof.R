# The proof at export: variables, model matrix and linear predictor computed from
# the exported structure alone must be R's own on the training rows, or the
# export is refused. So nothing of the formula can be lost on the way.

# proved_structure is the structure of an equation that passes the gate and the
# proof.
proved_structure <- function(equation, column) {
  accept_equation(equation)
  structure <- with_smooths(terms_of(equation, column), equation, column)
  prove_design(equation, structure, column)
  structure
}

prove_design <- function(equation, structure, column) {
  frame <- frame_of(structure, column, nrow(equation$frame))
  for (i in seq_along(right_names(equation))) prove_variable(structure$variables[[i]], frame[[i]], equation)
  prove_matrix(equation, structure, design(structure, frame))
  prove_link(equation, structure, column)
}

# prove_variable compares a variable with the model frame: levels by label,
# numbers bit for bit. R itself computes the basis of poly() in another way at
# the fit than in predict(), so that is near only.
prove_variable <- function(variable, columns, equation) {
  kept <- equation$frame[[variable$name]]
  near <- variable$type == "nmatrix"
  same <- if (is.factor(kept) || is.character(kept)) {
    identical(variable$levels[columns[[1]] + 1], as.character(kept))
  } else {
    theirs <- lapply(seq_len(NCOL(kept)), function(j) as.double(if (is.matrix(kept)) kept[, j] else kept))
    length(theirs) == length(columns) && all(mapply(if (near) nearly else alike, columns, theirs))
  }
  if (same) return(invisible())
  refuse(paste0(variable$name, " computed from the data that was found is not what the model frame of the fit holds"),
    where = one_line(formula(equation$terms)),
    way_out = "give the data of the fit as it was: export_model(fit, path, name = , data = d)")
}

# alike: the same bits, NaN and NA being one.
alike <- function(a, b) identical(is.na(a), is.na(b)) && identical(a[!is.na(a)] + 0, b[!is.na(b)] + 0)

nearly <- function(a, b) identical(is.na(a), is.na(b)) && all(abs(a - b) <= 1e-8 * max(abs(b), na.rm = TRUE), na.rm = TRUE)

# prove_matrix compares the model matrix, bit for bit but for matrix variables.
prove_matrix <- function(equation, structure, ours) {
  x <- equation$x
  theirs <- matrix(as.double(x), nrow = nrow(x))
  matrices <- vapply(structure$variables, function(v) v$type == "nmatrix", NA)
  near <- vapply(ours$assign, function(j) j > 0 && any(structure$terms[[j]]$codes[matrices] > 0), NA)
  same <- identical(ours$assign, as.integer(attr(x, "assign"))) && identical(dim(ours$x), dim(theirs)) &&
    identical(ours$x[, !near], theirs[, !near]) && all(vapply(which(near), function(j) nearly(ours$x[, j], theirs[, j]), NA))
  if (!same) {
    refuse("the model matrix cannot be rebuilt from the fit's terms, levels and contrasts",
      where = one_line(formula(equation$terms)),
      way_out = "fit again in this session; a contrast function or a level may have changed since")
  }
}

prove_link <- function(equation, structure, column) {
  x <- equation$x
  b <- equation$coefficients
  used <- !is.na(b)
  offset <- offset_sum(structure, column, nrow(x))
  ours <- drop(x[, used, drop = FALSE] %*% b[used]) + offset
  scale <- drop(abs(x[, used, drop = FALSE]) %*% abs(b[used])) + abs(offset)
  theirs <- equation$link
  if (length(ours) != length(theirs) || any(abs(ours - theirs) > 1e-6 * pmax(scale, 1e-6 * max(scale, 0), 1e-300))) {
    refuse("the coefficients do not give the fit's own fitted values",
      where = "coef(fit) on model.matrix(fit)",
      way_out = "fit again; the coefficients or a contrast function were changed after the fit")
  }
}

offset_sum <- function(structure, column, rows) {
  values <- values_by_name(column)
  Reduce(`+`, lapply(structure$offsets, function(tree) rep_len(evaluate(tree, values), rows)), rep(0, rows))
}
