# Refusals of a part of a formula. All of them are collected and told together,
# each with its place marked below the formula.

# refuse_part refuses a part of the variable that is being read.
refuse_part <- function(part, fact, way_out) {
  stop(structure(class = c("modelexport_part", "error", "condition"),
    list(message = fact, call = NULL, part = part, way_out = way_out)))
}

# reading collects the refusals of parts while it reads each variable.
reading <- function(variables, formula, read) {
  refused <- list()
  nodes <- lapply(variables, function(v) {
    tryCatch(read(v), modelexport_part = function(e) {
      refused[[length(refused) + 1]] <<- c(unclass(e), list(variable = v))
      NULL
    })
  })
  if (length(refused)) refuse_parts(refused, formula)
  nodes
}

refuse_parts <- function(refused, formula) {
  facts <- vapply(refused, `[[`, "", "message")
  where <- vapply(refused, function(r) marked(formula, r$variable, r$part), "")
  ways <- vapply(refused, `[[`, "", "way_out")
  refuse(facts, where = unique(where), way_out = unique(ways))
}

# marked is the formula with carets below a part of one of its variables.
marked <- function(formula, variable, part) {
  text <- one_line(formula)
  start <- place(text, one_line(variable), 1)
  if (is.na(start)) { # the argument offset = is not in the formula
    text <- paste0(text, ", offset = ", one_line(variable))
    start <- nchar(one_line(formula)) + 1
  }
  at <- place(text, one_line(part), start)
  width <- if (is.na(at)) one_line(variable) else one_line(part)
  if (is.na(at)) at <- start
  indent <- nchar(substr(text, 1, at - 1), "width")
  paste0(text, "\n", strrep(" ", indent + 6), strrep("^", nchar(width, "width")))
}

# place finds part in text from a position on, not inside a longer name.
place <- function(text, part, from) {
  rest <- substring(text, from)
  hits <- gregexpr(part, rest, fixed = TRUE)[[1]]
  whole <- vapply(hits, function(h) {
    h > 0 && !name_like(substr(rest, h - 1, h - 1), substr(part, 1, 1)) &&
      !name_like(substr(rest, h + nchar(part), h + nchar(part)), substring(part, nchar(part)))
  }, NA)
  if (!any(whole)) return(NA)
  from - 1 + hits[whole][1]
}

name_like <- function(a, b) grepl("^[[:alnum:]._]$", a) && grepl("^[[:alnum:]._]$", b)
