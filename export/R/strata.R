# strata() of package survival: which stratum a row is in, as a tree. Strata are
# numbered as R numbers those of the fit; a combination that no row of the fit
# had is no stratum.

# strata_variables lists the strata() of a terms object as language.
strata_variables <- function(tt) as.list(attr(tt, "variables"))[-1][attr(tt, "specials")$strata]

# without_strata takes the terms that are strata() alone out of a terms object, as
# predict() does, and refuses what multiplies them.
without_strata <- function(tt) {
  variables <- attr(tt, "specials")$strata
  if (is.null(variables)) return(tt)
  if (any(vapply(strata_variables(tt), function(v) "na.group" %in% names(v), NA))) {
    refuse("a stratum of missing values is not supported", where = marked_specials(tt, "strata"), way_out = "leave na.group out")
  }
  factors <- attr(tt, "factors")
  alone <- which(colSums(factors[variables, , drop = FALSE]) > 0)
  if (any(attr(tt, "order")[alone] > 1)) {
    refuse("a stratum is multiplied with a variable", where = marked_specials(tt, "strata"),
      way_out = "multiply with the factor itself and keep strata() as a term of its own, such as x:f + strata(f)")
  }
  terms_part(tt[-alone], tt) # R's own `[` gives the constants of other variables
}

# marked_specials is the formula with carets below each call of a kind: strata,
# tt, offset and so on.
marked_specials <- function(tt, kinds) {
  at <- unlist(c(attr(tt, "specials")[kinds], if ("offset" %in% kinds) list(attr(tt, "offset"))))
  unique(vapply(as.list(attr(tt, "variables"))[-1][at], function(v) marked(formula(tt), v, v), ""))
}

# strata_of is the factor of the training rows. A stratum that subset = left
# without a row is in the levels, and R's answer for it is NA.
strata_of <- function(tt, frame) {
  names <- vapply(strata_variables(tt), frame_name, "")
  strata <- if (length(names) == 1) frame[[names]] else survival::strata(frame[, names], shortlabel = TRUE)
  empty <- setdiff(levels(strata), as.character(strata))
  if (!length(empty)) return(strata)
  refuse(paste0("no row of the fit is in the stratum ", paste(dQuote(empty, FALSE), collapse = ", ")),
    where = names, way_out = "take the subset of the data before fitting, not with subset =")
}

# stratum_tree gives the place of the stratum; reject is for fits whose predict()
# stops on a new one.
stratum_tree <- function(tt, strata, equation, column, reject) {
  ctx <- context_of(equation, column)
  variables <- strata_variables(tt)
  nodes <- unlist(reading(variables, formula(tt), function(v) lapply(strata_args(v), read_expr, ctx = ctx)), recursive = FALSE)
  for (v in variables) accept_labels(v, equation$frame[[frame_name(v)]], ctx)
  if (length(nodes) == 1) return(one_stratum(nodes[[1]], strata, ctx, reject))
  codes <- stratum_codes(nodes, ctx)
  recode_strata(codes$tree, evaluate(codes$tree, ctx$values), strata, reject)
}

# accept_labels refuses strata() whose labels are others for one row than for
# many: with several numbers it pads them to a common width.
accept_labels <- function(v, strata, ctx) {
  columns <- lapply(setNames(nm = all.vars(v)), function(name) ctx$column(name)$value)
  strata_fun <- list2env(list(strata = survival::strata), parent = baseenv())
  for (level in levels(strata)) {
    row <- lapply(columns, `[`, match(level, strata))
    alone <- as.character(eval(v, row, strata_fun))
    if (!identical(alone, level)) {
      refuse(paste0("R calls a stratum ", dQuote(level, FALSE), " among many rows and ", dQuote(alone, FALSE),
        " alone, and so does not know it"), where = one_line(v),
        way_out = "make factors of the columns in the data before fitting")
    }
  }
}

strata_args <- function(v) {
  args <- as.list(v)[-1]
  named <- names(args)
  if (is.null(named)) return(args)
  args[!nzchar(named)]
}

one_stratum <- function(n, strata, ctx, reject) {
  if (!has_levels(n)) return(recode_strata(number_of(n), evaluate(n$tree, ctx$values), strata, reject))
  to <- match_strata(evaluate(n$tree, ctx$values), strata)
  places <- to$place[match(seq_along(n$levels) - 1, to$value)]
  if (identical(places, seq_along(n$levels) - 1L)) n$tree else recode_of(n, places, reject)
}

recode_strata <- function(tree, values, strata, reject) {
  to <- match_strata(values, strata)
  tree <- recode_tree(tree, to$value, to$place)
  if (reject) tree$recode$reject <- TRUE
  tree
}

# match_strata pairs each value with a stratum, one to one, or refuses.
match_strata <- function(values, strata) {
  pairs <- unique(data.frame(value = as.double(values), place = as.integer(strata) - 1L))
  pairs <- pairs[order(pairs$place), ]
  if (anyNA(pairs) || anyDuplicated(pairs$value) || !identical(pairs$place, seq_along(levels(strata)) - 1L)) {
    refuse("the strata computed from the data that was found are not those of the fit", where = "strata()",
      way_out = "give the data of the fit as it was: export_model(fit, path, name = , data = d)")
  }
  pairs
}

# stratum_codes numbers the combinations of several: a digit for each, from 1; 0
# for a number that the fit has not seen.
stratum_codes <- function(nodes, ctx) {
  size <- 1
  code <- NULL
  for (n in nodes) {
    digit <- stratum_digit(n, ctx)
    term <- call_tree("*", digit$tree, number_tree(size))
    code <- if (is.null(code)) term else call_tree("+", code, term)
    size <- size * (digit$most + 1)
  }
  list(tree = code)
}

stratum_digit <- function(n, ctx) {
  if (has_levels(n)) return(list(tree = place_of(n), most = length(n$levels)))
  tree <- number_of(n)
  values <- sort(unique(evaluate(tree, ctx$values)))
  place <- call_tree("as.numeric", recode_tree(tree, values, seq_along(values) - 1L))
  seen <- call_tree("ifelse", call_tree("is.na", place), number_tree(0), place)
  list(tree = call_tree("ifelse", call_tree("is.na", tree), number_tree(NA), seen), most = length(values))
}

# stratum_cases are rows of every stratum, however its columns are sent.
stratum_cases <- function(tt) {
  function(predictors, typical) {
    names <- unique(unlist(lapply(strata_variables(tt), function(v) all.vars(as.call(c(quote(list), strata_args(v)))))))
    own <- Filter(function(p) p$name %in% names, predictors)
    points <- lapply(own, function(p) if (is.null(p$only) && is_number(p)) list(typical[[p$name]]) else if (is_number(p)) as.list(p$only) else values_of(p))
    grid <- expand.grid(lapply(points, seq_along))
    thin(lapply(seq_len(nrow(grid)), function(i) {
      new <- Map(function(at, k) at[[k]], points, unlist(grid[i, ]))
      changed(typical, setNames(new, names_of(own)))
    }))
  }
}
