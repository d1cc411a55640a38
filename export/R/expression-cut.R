# cut() with breaks that are constants, and interaction() (R: base/R/cut.R,
# src/main/util.c bincode; base/R/interaction.R).

readers[["cut"]] <- function(e, ctx) {
  call <- match.call(cut.default, e)
  n <- read_expr(call$x, ctx)
  if (n$kind == "Date") refuse_part(e, paste0(one_line(e), " cuts days"), "cut as.numeric(day)")
  x <- number_of(n, call$x)
  settings <- as.list(call)[-1]
  settings <- lapply(settings[names(settings) != "x"], constant_of, ctx = ctx)
  if (length(settings$breaks) < 2) refuse_breaks(e, x, settings$breaks, ctx)
  if (!is.numeric(settings$breaks)) refuse_part(e, paste0(one_line(e), ": the breaks are not numbers"), "write breaks = c(0, 10, 20)")
  f <- do.call(cut.default, c(list(numeric()), settings))
  tree <- list(cut = list(
    breaks = sort(as.double(settings$breaks)), right = !isFALSE(settings$right),
    include_lowest = isTRUE(settings$include.lowest)
  ), of = x)
  if (!is.factor(f)) return(node(call_tree("as.numeric", tree), "integer"))
  merged_levels(node(tree, if (is.ordered(f)) "ordered" else "level", levels(f)), settings$labels)
}

# merged_levels: labels given twice are one level.
merged_levels <- function(n, labels) {
  if (is.null(labels) || !anyDuplicated(labels)) return(n)
  n$tree <- recode_of(node(n$tree, "level", labels), match(labels, n$levels) - 1L)
  n
}

# refuse_breaks: a number of intervals asks R for breaks that suit the batch.
# The way out has those of the training rows (base/R/cut.R).
refuse_breaks <- function(e, x, breaks, ctx) {
  way <- "write the breaks: breaks = c(...)"
  values <- tryCatch(evaluate(x, ctx$values), error = function(err) NULL)
  if (is.numeric(breaks) && length(values)) {
    at <- equal_breaks(range(values, na.rm = TRUE), breaks)
    way <- paste0("write the breaks, which were c(", paste(vapply(at, number_text, ""), collapse = ", "), ") in the training data")
  }
  refuse_part(e, paste0(one_line(e), ": R chooses the breaks anew from each batch of rows"), way)
}

equal_breaks <- function(ends, n) {
  reach <- diff(ends)
  at <- seq.int(ends[1], ends[2], length.out = n + 1)
  at[c(1, n + 1)] <- c(ends[1] - reach / 1000, ends[2] + reach / 1000)
  at
}

readers[["interaction"]] <- function(e, ctx) {
  call <- match.call(interaction, e)
  args <- as.list(call)[-1]
  if (is.null(names(args))) names(args) <- character(length(args))
  settings <- c("drop", "sep", "lex.order")
  own <- lapply(args[intersect(names(args), settings)], constant_of, ctx = ctx)
  operands <- lapply(args[!names(args) %in% settings], crossed_operand, ctx = ctx, part = e)
  if (length(operands) == 1) return(operands[[1]])
  lex <- isTRUE(own$lex.order)
  sep <- if (is.null(own$sep)) "." else own$sep
  if (lex) operands <- rev(operands)
  labels <- Reduce(function(a, b) {
    fast <- rep(a, length(b))
    slow <- rep(b, each = length(a))
    if (lex) paste(slow, fast, sep = sep) else paste(fast, slow, sep = sep)
  }, lapply(operands, `[[`, "levels"))
  if (anyDuplicated(labels)) refuse_part(e, paste0(one_line(e), ": two pairs have the same label"), "give another sep =")
  if (any(vapply(operands, short_of_levels, NA))) refuse_part(e, paste0(one_line(e), " crosses a factor with levels that cannot come out"), "leave those levels out")
  fixed <- all(vapply(operands, `[[`, NA, "fixed")) && !isTRUE(own$drop)
  node(list(cross = unname(lapply(operands, `[[`, "tree"))), "level", labels, fixed)
}

# crossed_operand is an argument of interaction(), which makes a factor of it.
crossed_operand <- function(a, ctx, part) {
  n <- read_expr(a, ctx)
  if (n$kind == "constant") refuse_part(part, paste0(one_line(part), " crosses a constant"), "leave it out")
  if (n$kind == "text") return(node(n$tree, "level", n$levels, fixed = FALSE))
  if (has_levels(n)) n else levels_of_number(a, n, ctx, "level")
}

# short_of_levels: a reader counts the levels of a recoding by the last it maps to.
short_of_levels <- function(n) !is.null(n$tree$recode) && max(n$tree$recode$to) + 1 < length(n$levels)
