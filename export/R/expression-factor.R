# Factors made in the formula: factor(), ordered(), relevel(), cut(),
# interaction() (R: base/R/factor.R, cut.R, interaction.R; stats/R/relevel.R).

recode_tree <- function(of, from, to) list(recode = list(from = from, to = as.integer(to)), of = of)

# recode_of maps the levels of a node to other places; NA leaves one out, and
# reject refuses it then.
recode_of <- function(n, to, reject = FALSE) {
  kept <- !is.na(to)
  tree <- if (!is.null(n$tree$predictor)) recode_tree(n$tree, n$levels[kept], to[kept]) else
    recode_tree(place_of(n), as.double(seq_along(to))[kept], to[kept])
  if (reject) tree$recode$reject <- TRUE
  tree
}

read_factor <- function(e, ctx) {
  f <- bare_name(function_name(e))
  call <- match.call(factor, as.call(c(as.name("factor"), as.list(e)[-1])))
  if (!is.null(call$exclude) || !is.null(call$nmax)) refuse_part(e, paste0(one_line(e), ": exclude and nmax are not in the table"), "leave them out")
  n <- read_expr(call$x, ctx)
  kind <- if (f == "ordered" || made_ordered(call, n, ctx)) "ordered" else "level"
  if (!has_levels(n)) n <- if (is.null(call$levels)) levels_of_number(e, n, ctx, kind) else
    levels_given(n, constant_of(call$levels, ctx), kind, e)
  else if (!is.null(call$levels)) n <- given_labels(n, constant_of(call$levels, ctx), e)
  else n <- unfixed(n, ctx)
  n$kind <- kind
  if (!is.null(call$labels)) n <- relabelled(n, constant_of(call$labels, ctx), e) else n
}
readers[c("factor", "ordered")] <- list(read_factor)

made_ordered <- function(call, n, ctx) if (is.null(call$ordered)) n$kind == "ordered" else isTRUE(constant_of(call$ordered, ctx))

readers[["as.factor"]] <- function(e, ctx) {
  n <- read_expr(e[[2]], ctx)
  if (n$kind %in% c("level", "ordered")) return(n)
  if (has_levels(n)) return(node(n$tree, "level", n$levels, fixed = FALSE))
  levels_of_number(e, n, ctx, "level")
}
readers[["as.ordered"]] <- function(e, ctx) {
  n <- readers[["as.factor"]](e, ctx)
  n$kind <- "ordered"
  n
}

# unfixed: factor(f) drops the levels that a batch does not have.
unfixed <- function(n, ctx) {
  n$fixed <- FALSE
  n
}

# levels_of_number are those of the training rows: R sorts the values, and a new
# one is an error. Two numbers are the same level when 15 digits are.
levels_of_number <- function(e, n, ctx, kind) {
  if (n$kind == "logical") {
    return(node(recode_tree(n$tree, c(FALSE, TRUE), 0:1), kind, c("FALSE", "TRUE"), fixed = FALSE))
  }
  if (n$kind %in% c("Date", "difftime")) refuse_part(e, paste0(one_line(e), " makes levels of days"), "make the factor in the data before fitting")
  values <- sort(unique(evaluate(n$tree, ctx$values)))
  labels <- as.character(values)
  values <- values[!duplicated(labels)]
  labels <- unique(labels)
  tree <- recode_tree(n$tree, values, seq_along(values) - 1L)
  tree$recode$reject <- TRUE
  node(tree, kind, labels, fixed = FALSE)
}

# levels_given: a number outside the given levels is NA.
levels_given <- function(n, levels, kind, part) {
  levels <- levels[!is.na(levels)]
  if (n$kind == "logical") {
    at <- match(c("FALSE", "TRUE"), as.character(levels))
    return(node(recode_tree(n$tree, c(FALSE, TRUE)[!is.na(at)], (at - 1L)[!is.na(at)]), kind, as.character(levels)))
  }
  values <- suppressWarnings(as.numeric(levels))
  if (anyNA(values) || !identical(as.character(values), as.character(levels)) || anyDuplicated(as.character(levels))) {
    refuse_part(part, paste0(one_line(part), ": the levels are not numbers, each once"), "write levels = c(1, 2, 3)")
  }
  node(recode_tree(n$tree, values, seq_along(values) - 1L), kind, as.character(levels))
}

# given_labels: levels = of something that has levels already; the rest is NA.
given_labels <- function(n, levels, part) {
  levels <- as.character(levels[!is.na(levels)])
  if (anyDuplicated(levels)) refuse_part(part, paste0(one_line(part), " names a level twice"), "name each level once")
  to <- match(n$levels, levels) - 1L
  node(if (identical(n$levels, levels)) n$tree else recode_of(n, to), n$kind, levels)
}

relabelled <- function(n, labels, part) {
  labels <- as.character(labels)
  if (length(labels) == 1 && length(n$levels) > 1) labels <- paste0(labels, seq_along(n$levels))
  if (length(labels) != length(n$levels)) refuse_part(part, paste0(one_line(part), ": as many labels as levels are needed"), "give one label per level")
  if (!n$fixed) {
    refuse_part(part, paste0(one_line(part), " gives labels to levels that R finds anew in each batch"), "give the levels too: factor(x, levels = c(...), labels = c(...))")
  }
  merged <- unique(labels)
  if (length(merged) < length(labels)) n$tree <- recode_of(n, match(labels, merged) - 1L)
  n$levels <- merged
  n
}

readers[["relevel"]] <- function(e, ctx) {
  call <- match.call(function(x, ref, ...) NULL, e)
  n <- read_expr(call$x, ctx)
  if (!has_levels(n) || n$kind == "text") refuse_part(e, paste0(one_line(e), " is not of a factor"), "make the factor in the data before fitting")
  check_fixed(n, call$x)
  ref <- constant_of(call$ref, ctx)
  at <- if (is.character(ref)) match(ref, n$levels) else as.integer(ref)
  order <- c(at, seq_along(n$levels)[-at])
  node(recode_of(n, match(seq_along(n$levels), order) - 1L), "level", n$levels[order])
}

readers[["droplevels"]] <- function(e, ctx) {
  n <- read_expr(e[[2]], ctx)
  if (length(e) != 2 || !has_levels(n)) refuse_part(e, paste0(one_line(e), " is not of a factor alone"), "drop levels in the data before fitting")
  unfixed(n, ctx)
}
