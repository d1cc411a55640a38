# R language as one line of text, for people.

one_line <- function(x) {
  lines <- tryCatch(deparse(without_data(x), width.cutoff = 500L), error = function(e) deparse(x, width.cutoff = 500L))
  text <- paste(trimws(lines), collapse = " ")
  if (nchar(text) > 500) paste0(substr(text, 1, 497), "...") else text
}

# call_text is the call with its data argument named but never written out: a
# call made by do.call() holds the whole data frame.
call_text <- function(call) {
  if (!is.null(call$data) && !is.name(call$data)) call$data <- as.name("<data>")
  gsub("`<([a-z. ]+)>`", "<\\1>", one_line(call))
}

# without_data replaces whatever is a value and not code: data frames, vectors
# and lists become <class>, and long lists of constants are cut.
without_data <- function(x) {
  if (is.name(x) || is.null(x)) return(x)
  if (is.call(x)) {
    if (long_literal(x)) return(as.call(list(x[[1]], as.name("..."))))
    attributes(x) <- attributes(x)["names"]
    for (i in seq_along(x)) if (!is_missing_arg(x[[i]])) x[i] <- list(without_data(x[[i]]))
    return(x)
  }
  if (is.atomic(x) && length(x) == 1 && is.null(attributes(x))) {
    return(if (is.character(x) && nchar(x) > 60) "..." else x)
  }
  as.name(paste0("<", class(x)[1], ">"))
}

long_literal <- function(x) {
  one_line_head <- if (is.name(x[[1]])) as.character(x[[1]]) else ""
  one_line_head %in% c("c", "list", "structure", "data.frame") && length(x) > 9
}

is_missing_arg <- function(x) is.name(x) && !nzchar(as.character(x))
