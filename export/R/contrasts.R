# The contrast matrix of a factor-like variable, resolved as model.matrix does
# for predict(): fit$contrasts over fit$xlevels, so that options() and the
# contrasts attribute of the training column no longer matter.

contrast_of <- function(equation, v, levels, type) {
  how <- equation$contrasts[[v]]
  x <- factor(levels, levels = levels, ordered = type == "ordered")
  if (is.matrix(how)) contrasts(x, ncol(how)) <- how else contrasts(x) <- how
  m <- contrasts(x)
  columns <- colnames(m)
  if (is.null(columns)) columns <- as.character(seq_len(ncol(m)))
  list(
    name = if (is.character(how)) how else "matrix",
    columns = columns,
    matrix = unname(m)
  )
}
