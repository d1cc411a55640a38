# Arithmetic, comparison, logic and choice (R: src/main/arithmetic.c,
# relop.c, logic.c; base/R/ifelse.R, pmax.R).

read_scalar <- function(e, ctx) {
  f <- bare_name(function_name(e))
  spec <- scalar_table[[f]]
  parts <- ordered_args(e, spec$formals, ctx)
  if (length(parts) < spec$least) refuse_part(e, paste0(one_line(e), " needs ", spec$least, " arguments"), "give them")
  nodes <- lapply(parts, read_expr, ctx = ctx)
  dated <- date_kind(f, nodes, e)
  trees <- unname(Map(number_of, nodes, parts))
  if (!is.null(spec$default) && length(trees) < 2) trees <- c(trees, list(number_tree(spec$default)))
  tree <- list(call = f, args = trees)
  if (!is.null(dated)) return(node(tree, dated))
  if (spec$gives == "double" || !all(vapply(nodes, is_integer, NA))) return(node(tree, "double"))
  if (length(parts) == 1 || f == "abs") return(node(tree, "integer"))
  node(call_tree("as.integer", tree), "integer") # beyond 2^31 R's integers are NA
}
readers[names(scalar_table)] <- list(read_scalar)

# ordered_args puts named arguments into their places.
ordered_args <- function(e, formals, ctx) {
  args <- as.list(e)[-1]
  if (is.null(names(args))) names(args) <- character(length(args))
  names <- names(args)
  named <- nzchar(names)
  at <- pmatch(names[named], formals)
  if (anyNA(at) || length(args) > length(formals)) {
    refuse_part(e, paste0(one_line(e), " has an argument that is not in the table: ", paste(formals, collapse = ", ")), "leave it out")
  }
  places <- setNames(vector("list", length(formals)), formals)
  places[at] <- args[named]
  places[setdiff(seq_along(formals), at)[seq_len(sum(!named))]] <- args[!named]
  Filter(Negate(is.null), places)
}

# date_kind: a day plus or minus a number is a day, the difference of two is a
# number of days with a class of its own.
date_kind <- function(f, nodes, part) {
  dates <- vapply(nodes, function(n) n$kind == "Date" || inherits(n$value, "Date"), NA)
  spans <- vapply(nodes, function(n) n$kind == "difftime" || inherits(n$value, "difftime"), NA)
  if (!any(dates) && !any(spans)) return(NULL)
  if (f == "-" && length(nodes) == 2 && all(dates)) return("difftime")
  if (f %in% c("+", "-") && length(nodes) == 2 && dates[1] && !any(dates[-1]) && !any(spans)) return("Date")
  if (f == "+" && length(nodes) == 2 && dates[2] && !any(spans)) return("Date")
  refuse_part(part, paste0(one_line(part), ": R has no such arithmetic on days, or it depends on units"),
    "turn days into numbers first: as.numeric(day)")
}

read_comparison <- function(e, ctx) {
  f <- function_name(e)
  a <- read_expr(e[[2]], ctx)
  b <- read_expr(e[[3]], ctx)
  if (has_levels(a) || has_levels(b)) return(compare_levels(f, a, b, e))
  a <- as_day(a, b)
  b <- as_day(b, a)
  node(call_tree(f, number_of(a, e[[2]]), number_of(b, e[[3]])), "logical")
}
readers[comparisons] <- list(read_comparison)

has_levels <- function(n) n$kind %in% c("level", "ordered", "text")

# as_day reads a text as a day where the other side is one (Ops.Date).
as_day <- function(n, other) {
  if (n$kind == "constant" && is.character(n$value) && other$kind == "Date") n$value <- as.Date(n$value)
  n
}

read_logic <- function(e, ctx) {
  nodes <- read_args(e, ctx)
  trees <- Map(truth_of, nodes, as.list(e)[-1])
  node(list(call = function_name(e), args = unname(trees)), "logical")
}
readers[logic] <- list(read_logic)

readers[["ifelse"]] <- function(e, ctx) {
  call <- match.call(ifelse, e)
  if (any(vapply(list(call$test, call$yes, call$no), is.null, NA))) refuse_part(e, "ifelse() needs test, yes and no", "give all three")
  test <- truth_of(read_expr(call$test, ctx), call$test)
  yes <- read_expr(call$yes, ctx)
  no <- read_expr(call$no, ctx)
  if (is_text(yes) && is_text(no)) return(choose_text(test, yes, no, e))
  if (is_truth(yes) && is_truth(no)) return(node(call_tree("ifelse", test, truth_of(yes, e), truth_of(no, e)), "logical"))
  kind <- if (is_integer(yes) && is_integer(no)) "integer" else "double"
  node(call_tree("ifelse", test, level_code(yes, call$yes), level_code(no, call$no)), kind)
}

is_truth <- function(n) n$kind == "logical" || (n$kind == "constant" && is.logical(n$value) && !anyNA(n$value))

read_parallel <- function(e, ctx) {
  args <- as.list(e)[-1]
  if (!is.null(names(args)) && any(nzchar(names(args)))) {
    refuse_part(e, paste0(one_line(e), ": named arguments are not in the table"), "leave na.rm out and give the values in order")
  }
  nodes <- lapply(args, read_expr, ctx = ctx)
  nodes <- lapply(nodes, function(n) as_day(n, nodes[[1]]))
  trees <- unname(Map(number_of, nodes, args))
  if (length(trees) == 1) return(nodes[[1]])
  kind <- if (nodes[[1]]$kind == "Date") "Date" else if (all(vapply(nodes, is_integer, NA))) "integer" else "double"
  node(list(call = function_name(e), args = trees), kind)
}
readers[c("pmin", "pmax")] <- list(read_parallel)

readers[["is.na"]] <- function(e, ctx) node(call_tree("is.na", read_expr(e[[2]], ctx)$tree), "logical")
