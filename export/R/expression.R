# R language as a tree of the closed world (schema/expr.go).
#
# read_expr gives a node: list(tree, kind, levels, fixed). kind is double,
# integer, logical, Date, difftime, level (a factor), ordered, or text; constant
# nodes have a value instead of a tree. fixed is FALSE for a level whose place
# R would find from the rows it is given.

node <- function(tree, kind, levels = NULL, fixed = TRUE) list(tree = tree, kind = kind, levels = levels, fixed = fixed)

read_expr <- function(e, ctx) {
  if (is_constant(e, ctx)) return(list(kind = "constant", value = constant_of(e, ctx)))
  if (is.name(e)) return(read_column(e, ctx))
  f <- bare_name(function_name(e))
  if (f %in% c("(", "I") && length(e) == 2) {
    if (f == "I") check_own(function_name(e), ctx, e)
    return(read_expr(e[[2]], ctx))
  }
  reader <- readers[[f]]
  if (is.null(reader)) refuse_call(e, ctx)
  check_own(function_name(e), ctx, e)
  reader(e, ctx)
}

read_column <- function(e, ctx) {
  column <- ctx$column(as.character(e))
  kind <- switch(column$type, numeric = "double", logical = "logical", Date = "Date", factor = "level",
    ordered = "ordered", character = "text",
    refuse_part(e, paste0(column$name, " is ", if (column$type == "matrix") "a matrix" else
      paste("of class", paste(class(column$value), collapse = "/")), ": only numeric, logical, character, factor, ordered and Date columns can be sent"),
      "make plain columns of it in the data before fitting, such as as.numeric(x)"))
  node(list(predictor = column$name), kind, column$levels)
}

read_args <- function(e, ctx) lapply(unname(as.list(e)[-1]), read_expr, ctx = ctx)

# call_tree applies a function of the table to trees.
call_tree <- function(f, ...) list(call = f, args = list(...))

# number_of is the tree of a node as a number.
number_of <- function(n, part) {
  if (n$kind == "constant") return(constant_number(n$value, part))
  switch(n$kind, logical = call_tree("as.numeric", n$tree), level = , ordered = , text =
    refuse_part(part, paste0(one_line(part), " is a ", if (n$kind == "text") "text" else "factor", ", where R wants a number"),
      "use as.integer(f) for the place of the level, or a comparison such as f == \"a\""), n$tree)
}

constant_number <- function(value, part) {
  if (length(value) != 1 || !(is.numeric(value) || is.logical(value) || inherits(value, c("Date", "difftime")))) {
    refuse_part(part, paste0(one_line(part), " is ", if (length(value) == 1) class(value)[1] else paste("a vector of", length(value)),
      ", where one number is needed"), "write one number")
  }
  number_tree(as.double(value))
}

number_tree <- function(x) if (is.na(x)) list(call = "NA") else list(number = x + 0)

# truth_of is the tree of a node as a truth.
truth_of <- function(n, part) {
  if (n$kind == "constant" && is.logical(n$value) && length(n$value) == 1) {
    return(if (is.na(n$value)) list(call = "NA") else list(logical = n$value))
  }
  if (n$kind == "logical") return(n$tree)
  call_tree("!=", number_of(n, part), number_tree(0))
}

is_integer <- function(n) {
  n$kind %in% c("integer", "logical") || (n$kind == "constant" && (is.integer(n$value) || is.logical(n$value)))
}
