# Rows at the edges of the trees: knots and boundaries of splines, breaks of
# cut(), numbers that stand for levels, constants that a number is compared with;
# at them, just beside them, and the first beyond.

max_edges <- 16

edge_rows <- function(structures, predictors, typical) {
  trees <- unlist(lapply(structures, function(s) c(lapply(s$variables, `[[`, "expr"), s$offsets)), recursive = FALSE)
  edges <- unlist(lapply(trees, edges_in), recursive = FALSE)
  unlist(lapply(Filter(is_number, predictors), function(p) {
    own <- Filter(function(e) identical(unique(predictors_in(e$of)), p$name), edges)
    at <- unique(as.double(unlist(lapply(own, reached, p = p))))
    at <- thin_to(sort(at[is.finite(at)]), max_edges)
    beside <- if (p$type == "Date") c(at - 1, at, at + 1) else if (is.null(p$only)) c(at, beside(at)) else at
    unique(lapply(beside, function(v) changed(typical, setNames(list(sent(p, v)), p$name))))
  }), recursive = FALSE)
}

thin_to <- function(x, most) if (length(x) > most) x[unique(round(seq(1, length(x), length.out = most)))] else x

# beside are the doubles a little below and above, where an edge decides.
beside <- function(at) {
  step <- 1e-12 * pmax(abs(at), 1e-3)
  c(at - step, at + step)
}

# edges_in lists list(of = tree, at = numbers) of a tree.
edges_in <- function(tree) {
  if (!is.list(tree)) return(NULL)
  here <- if (!is.null(tree$cut)) tree$cut$breaks else
    if (!is.null(tree$spline)) c(tree$spline$knots, tree$spline$boundary) else
      if (is.numeric(tree$recode$from)) tree$recode$from
  own <- if (!is.null(here)) list(list(of = tree$of, at = here))
  c(own, edges_of_smooth(tree), edges_of_call(tree), unlist(lapply(unname(tree), edges_in), recursive = FALSE))
}

# edges_of_smooth are the knots of a smooth of one covariate.
edges_of_smooth <- function(tree) {
  at <- c(tree$cubic$knots, tree$b_spline$knots, if (length(tree$of) == 1) tree$thin_plate$knots)
  if (length(at)) list(list(of = tree$of[[1]], at = as.double(unlist(at))))
}

edges_of_call <- function(tree) {
  if (is.null(tree$call) || !tree$call %in% c(comparisons, "pmin", "pmax", "%in%")) return(NULL)
  numbers <- unlist(lapply(tree$args, function(a) a$number))
  moving <- Filter(function(a) length(predictors_in(a)) > 0, tree$args)
  if (length(numbers) && length(moving) == 1) list(list(of = moving[[1]], at = numbers))
}

# reached are the values of a predictor that bring an edge's tree to its numbers.
reached <- function(edge, p) {
  if (!is.null(edge$of$predictor)) return(edge$at)
  f <- function(x) evaluate(edge$of, function(name) list(x = x))
  reach <- p$range$max - p$range$min
  grid <- seq(p$range$min - reach / 4, p$range$max + reach / 4, length.out = 64)
  said <- tryCatch(suppressWarnings(f(grid)), error = function(e) rep(NA_real_, length(grid)))
  unlist(lapply(edge$at, function(k) {
    at <- which(diff(sign(said - k)) != 0)
    if (length(at)) tryCatch(uniroot(function(x) f(x) - k, grid[at[1] + 0:1], tol = 1e-12)$root, error = function(e) NULL)
  }))
}
