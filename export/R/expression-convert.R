# as.numeric(), as.integer(), as.logical(), as.character().

read_number <- function(e, ctx) {
  f <- bare_name(function_name(e))
  part <- e[[2]]
  n <- read_expr(part, ctx)
  whole <- f == "as.integer"
  kind <- if (whole) "integer" else "double"
  if (n$kind %in% c("level", "ordered")) {
    check_fixed(n, part)
    return(node(place_of(n), kind))
  }
  if (n$kind == "text") return(number_from_text(n, whole, part))
  tree <- number_of(n, part)
  node(if (whole) call_tree("as.integer", tree) else tree, kind)
}
readers[c("as.numeric", "as.double", "as.integer")] <- list(read_number)

max_texts <- 30

# number_from_text is as.numeric(as.character(f)): a choice among the labels.
number_from_text <- function(n, whole, part) {
  values <- suppressWarnings(if (whole) as.double(as.integer(n$levels)) else as.numeric(n$levels))
  if (length(values) > max_texts) {
    refuse_part(part, paste0(one_line(part), " has more than ", max_texts, " levels to turn into numbers"),
      "make the number in the data before fitting")
  }
  last <- number_tree(values[length(values)])
  tree <- Reduce(function(no, k) call_tree("ifelse", labelled("==", n, n$levels[k]), number_tree(values[k]), no),
    rev(seq_along(values)[-length(values)]), last)
  if (length(values) == 1) tree <- call_tree("ifelse", call_tree("is.na", n$tree), list(call = "NA"), last)
  node(tree, if (whole) "integer" else "double")
}

readers[["as.logical"]] <- function(e, ctx) {
  n <- read_expr(e[[2]], ctx)
  if (has_levels(n)) refuse_part(e, paste0(one_line(e), " turns texts into truths"), "write a comparison: f == \"TRUE\"")
  node(truth_of(n, e[[2]]), "logical")
}

readers[["as.character"]] <- function(e, ctx) {
  n <- read_expr(e[[2]], ctx)
  if (has_levels(n)) return(node(n$tree, "text", n$levels))
  if (n$kind == "logical") return(node(recode_tree(n$tree, c(FALSE, TRUE), 0:1), "text", c("FALSE", "TRUE")))
  levels_of_number(e, n, ctx, kind = "text")
}

readers[["as.Date"]] <- function(e, ctx) {
  n <- read_expr(e[[2]], ctx)
  if (n$kind == "Date" && length(e) == 2) return(n)
  refuse_part(e, paste0(one_line(e), " turns something else into a day"), "make the Date column in the data before fitting")
}
