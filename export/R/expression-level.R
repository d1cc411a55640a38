# Levels: comparisons, membership and conversions of factors and texts
# (R: base/R/factor.R, match.R; Ops.factor, Ops.ordered).

is_text <- function(n) n$kind == "text" || (n$kind == "constant" && is.character(n$value) && length(n$value) == 1)

# place_of is the place of a level from 1, as a number.
place_of <- function(n) call_tree("as.numeric", n$tree)

# labelled compares the level with a label; one that is no level never matches: no
# place is -1, and a level that the fit has not seen has the place 0.
labelled <- function(f, n, label) {
  if (is.na(label)) return(call_tree(f, place_of(n), list(call = "NA")))
  at <- match(label, n$levels)
  if (!is.null(n$tree$predictor) && !is.na(at)) return(call_tree(f, n$tree, list(text = label)))
  call_tree(f, place_of(n), number_tree(if (is.na(at)) -1 else at))
}

compare_levels <- function(f, a, b, part) {
  if (has_levels(a) && has_levels(b)) return(compare_columns(f, a, b, part))
  if (!has_levels(a)) {
    f <- switch(f, "<" = ">", ">" = "<", "<=" = ">=", ">=" = "<=", f)
    return(compare_levels(f, b, a, part))
  }
  if (b$kind != "constant" || length(b$value) != 1) {
    refuse_part(part, paste0(one_line(part), " compares a factor with a number of the row"), "compare it with one level")
  }
  label <- as.character(b$value)
  if (!f %in% c("==", "!=")) check_order(a, label, part)
  node(labelled(f, a, label), "logical")
}

check_order <- function(n, label, part) {
  if (n$kind == "ordered" && n$fixed && label %in% n$levels) return(invisible())
  if (n$kind == "ordered" && n$fixed) {
    refuse_part(part, paste0(one_line(part), ": ", dQuote(label, FALSE), " is not a level"), paste("use one of", paste(n$levels, collapse = ", ")))
  }
  refuse_part(part, paste0(one_line(part), ": ", if (n$kind == "text") "the order of texts depends on the locale" else
    "these levels have no order that is the same for every batch"), "compare with == or %in%")
}

compare_columns <- function(f, a, b, part) {
  if (!f %in% c("==", "!=") || !identical(a$levels, b$levels) || !a$fixed || !b$fixed) {
    refuse_part(part, paste0(one_line(part), " compares two columns of levels"), "compare each with its levels, such as f == \"a\"")
  }
  node(call_tree(f, place_of(a), place_of(b)), "logical")
}

readers[["%in%"]] <- function(e, ctx) {
  x <- read_expr(e[[2]], ctx)
  if (!is_constant(e[[3]], ctx)) refuse_part(e, paste0(one_line(e), ": the right side of %in% must be constants"), "write them out: x %in% c(...)")
  set <- constant_of(e[[3]], ctx)
  if (anyNA(set) || !is.atomic(set)) refuse_part(e, paste0(one_line(e), " holds NA or no plain values"), "use is.na(x) | x %in% c(...)")
  node(list(call = "%in%", args = c(list(set_operand(x, set)), set_values(x, set, e))), "logical")
}

set_operand <- function(x, set) {
  if (has_levels(x)) return(if (labels_only(x, set)) x$tree else place_of(x))
  number_of(x)
}

labels_only <- function(x, set) !is.null(x$tree$predictor) && all(as.character(set) %in% x$levels)

set_values <- function(x, set, part) {
  if (has_levels(x)) {
    labels <- unique(as.character(set))
    if (labels_only(x, set)) return(lapply(labels, function(s) list(text = s)))
    at <- match(labels, x$levels)
    return(lapply(if (all(is.na(at))) -1 else at[!is.na(at)], number_tree))
  }
  if (!is.numeric(set) && !is.logical(set)) refuse_part(part, paste0(one_line(part), " looks for texts among numbers"), "write numbers")
  lapply(as.double(set), number_tree)
}

# choose_text is ifelse() of two texts: a level of the texts that can come out.
choose_text <- function(test, yes, no, part) {
  levels <- sort(unique(c(texts_of(yes), texts_of(no))))
  place <- function(n) {
    if (n$kind == "constant") return(number_tree(if (is.na(n$value)) NA else match(n$value, levels)))
    place_among(n, levels)
  }
  tree <- call_tree("ifelse", test, place(yes), place(no))
  from <- as.double(seq_along(levels))
  tree <- recode_tree(tree, from, seq_along(levels) - 1L)
  tree$recode$reject <- TRUE # a text that the fit has not seen has the place 0
  node(tree, "text", levels)
}

texts_of <- function(n) if (n$kind == "constant") n$value[!is.na(n$value)] else n$levels

# place_among is the place of a level among others, from 1.
place_among <- function(n, levels) {
  if (identical(n$levels, levels)) return(place_of(n))
  call_tree("as.numeric", recode_of(n, match(n$levels, levels) - 1L, reject = TRUE))
}

# level_code is what ifelse() takes of a factor: the code of its level.
level_code <- function(n, part) {
  if (n$kind %in% c("level", "ordered")) {
    check_fixed(n, part)
    return(place_of(n))
  }
  number_of(n, part)
}

# check_fixed refuses codes of levels that R finds anew in each batch.
check_fixed <- function(n, part) {
  if (n$fixed) return(invisible())
  refuse_part(part, paste0("the levels of ", one_line(part), " are found anew in each batch, so their order says nothing for one row"),
    "give them: factor(x, levels = c(...)), or make the factor in the data before fitting")
}
