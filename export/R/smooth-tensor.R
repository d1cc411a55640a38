# Tensor products (mgcv/R/smooth.r, Predict.matrix.tensor.smooth and
# Predict.matrix.t2.smooth): every product of one column of each margin.

smooth_basis.tensor.smooth <- function(smooth, label, of, rows) {
  margins <- lapply(seq_along(smooth$margin), function(i) {
    margin <- margin_of(smooth, i)
    node <- if (isTRUE(smooth$mc[i])) smooth_node(margin, label, of, rows) else smooth_basis(margin, label, of, rows)
    with_map(node, if (i <= length(smooth$XP)) smooth$XP[[i]], label)
  })
  list(tensor = tensor_node(margins, smooth$udrop))
}

smooth_basis.t2.smooth <- function(smooth, label, of, rows) {
  margins <- lapply(seq_along(smooth$margin), function(i) {
    with_map(smooth_basis(margin_of(smooth, i), label, of, rows), smooth$P[[i]], label)
  })
  list(tensor = tensor_node(margins, t2_columns(smooth)))
}

tensor_node <- function(margins, columns) {
  list(margins = array_of(margins), pick = if (!is.null(columns)) array_of(as.integer(columns) - 1L))
}

margin_of <- function(smooth, i) {
  margin <- smooth$margin[[i]]
  margin$knots_given <- smooth$knots_given
  margin
}

with_map <- function(node, map, label) {
  if (is.null(map)) return(node)
  if (!is.null(node$map) || !is.null(node$keep)) {
    refuse(paste0(label, ": a margin is transformed twice, which is not known"), where = label,
      way_out = "write the margins as smooths of their own")
  }
  node$map <- plain_matrix(map)
  node
}

# t2_columns finds the places of t2()'s columns among all products: mgcv's own
# arrangement is asked with a prime for each column of each margin.
t2_columns <- function(smooth) {
  widths <- vapply(smooth$P, ncol, 1L)
  ranks <- vapply(smooth$margin, function(m) as.integer(m$rank), 1L)
  codes <- split(primes(sum(widths)), rep(seq_along(widths), widths))
  arranged <- utils::getFromNamespace("t2.model.matrix", "mgcv")(
    lapply(codes, matrix, nrow = 1), ranks, full = smooth$full, ord = smooth$ord)
  match(drop(arranged), Reduce(function(a, b) as.vector(outer(b, a)), codes))
}

primes <- function(n) {
  found <- integer()
  x <- 2L
  while (length(found) < n) {
    if (all(x %% found != 0)) found <- c(found, x)
    x <- x + 1L
  }
  as.double(found)
}
