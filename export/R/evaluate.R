# The trees read again, in R: what the document says of the training rows must
# be what R's model frame has.
#
# A value is a vector of doubles: numbers; truths as 0 and 1; levels as their
# place from 0. NaN and NA are one.

# values_by_name gives function(name): list(x, levels, type) of a column.
values_by_name <- function(column) {
  function(name) {
    k <- column(name)
    x <- k$value
    list(x = if (is.null(k$levels) || is.logical(x)) as.double(x) else match(as.character(x), k$levels) - 1,
      levels = k$levels, type = k$type)
  }
}

evaluate <- function(tree, values) {
  if (!is.null(tree$predictor)) return(values(tree$predictor)$x)
  if (!is.null(tree$number)) return(as.double(tree$number))
  if (!is.null(tree$logical)) return(as.double(tree$logical))
  if (!is.null(tree$call)) return(evaluate_call(tree, values))
  if (!is.null(tree$cut)) return(evaluate_cut(tree$cut, evaluate(tree$of, values)))
  if (!is.null(tree$recode)) return(evaluate_recode(tree, values))
  if (!is.null(tree$cross)) return(evaluate_cross(tree$cross, values))
  stop("no such node: ", paste(names(tree), collapse = ", "))
}

evaluate_call <- function(tree, values) {
  f <- tree$call
  if (f == "NA") return(NA_real_)
  if (f == "as.numeric") return(evaluate(tree$args[[1]], values) + is_level(tree$args[[1]], values))
  texts <- Filter(function(a) !is.null(a$text), tree$args)
  args <- if (length(texts)) lapply(tree$args, place_of_text, levels = values(tree$args[[1]]$predictor)$levels, values = values) else
    lapply(tree$args, evaluate, values = values)
  if (f == "%in%") return(as.double(args[[1]] %in% unlist(args[-1])))
  if (f %in% logic) args <- lapply(args, as.logical)
  if (f == "ifelse") args[[1]] <- as.logical(args[[1]])
  suppressWarnings(as.double(do.call(get(f, baseenv()), args)))
}

# place_of_text reads a text as the place of the level it names.
place_of_text <- function(tree, levels, values) {
  if (!is.null(tree$text)) match(tree$text, levels) - 1 else evaluate(tree, values)
}

# is_level says whether a tree gives a level: as.numeric() counts from 1.
is_level <- function(tree, values) {
  if (!is.null(tree$predictor)) return(values(tree$predictor)$type %in% c("factor", "ordered", "character"))
  !is.null(tree$cut) || !is.null(tree$recode) || !is.null(tree$cross)
}

evaluate_cut <- function(cut, x) .bincode(x, cut$breaks, cut$right, cut$include_lowest) - 1

evaluate_recode <- function(tree, values) {
  from <- tree$recode$from
  x <- evaluate(tree$of, values)
  at <- if (is.character(from)) match(values(tree$of$predictor)$levels[x + 1], from) else
    match(as.character(as.double(x)), as.character(as.double(from)))
  as.double(tree$recode$to[at])
}

evaluate_cross <- function(cross, values) {
  place <- 0
  size <- 1
  for (tree in cross) {
    place <- place + size * evaluate(tree, values)
    size <- size * level_count(tree, values)
  }
  place
}

level_count <- function(tree, values) {
  if (!is.null(tree$predictor)) return(length(values(tree$predictor)$levels))
  if (!is.null(tree$cut)) return(length(tree$cut$breaks) - 1)
  if (!is.null(tree$recode)) return(max(tree$recode$to) + 1)
  prod(vapply(tree$cross, level_count, 0, values = values))
}

# evaluate_variable gives the columns of a variable over so many rows, a list.
evaluate_variable <- function(variable, values, rows) {
  tree <- variable$expr
  if (!is.null(tree$smooth)) {
    x <- evaluate_smooth(tree$smooth, values, rows)
    return(lapply(seq_len(ncol(x)), function(j) x[, j]))
  }
  x <- if (!is.null(tree$columns)) lapply(tree$columns, evaluate, values = values) else
    if (!is.null(tree$poly)) evaluate_poly(tree$poly, evaluate(tree$of, values)) else
      if (!is.null(tree$spline)) evaluate_spline(tree$spline, evaluate(tree$of, values)) else list(evaluate(tree, values))
  lapply(x, rep_len, rows)
}

evaluate_poly <- function(poly, x) {
  values <- function(name) list(x = x)
  lapply(orthogonal(list(predictor = "x"), poly, length(poly$alpha)), evaluate, values = values)
}

evaluate_spline <- function(s, x) {
  b <- suppressWarnings(if (isTRUE(s$natural)) {
    splines::ns(x, knots = s$knots, Boundary.knots = s$boundary, intercept = isTRUE(s$intercept))
  } else {
    splines::bs(x, degree = s$degree, knots = s$knots, Boundary.knots = s$boundary, intercept = isTRUE(s$intercept))
  })
  lapply(seq_len(ncol(b)), function(j) b[, j])
}
