# Rows that are spelled differently and mean the same, and rows that must be
# rejected: R's predict() stops on each of them, and its message is kept.

# spelling_cases sends numbers as text and levels that look like numbers as
# numbers, as query strings and forms do. The oracle sees the row that is meant.
spelling_cases <- function(parts, predictors, typical) {
  spelled <- typical
  for (p in predictors) spelled[[p$name]] <- other_spelling(p, typical[[p$name]])
  if (identical(spelled, typical)) return(list())
  list(list(name = "typical, spelled otherwise", input = spelled, expect = answer(parts, typical)))
}

other_spelling <- function(p, value) {
  if (p$type == "numeric") return(number_text(value))
  if (p$type == "logical") return(as.character(value))
  as_number <- suppressWarnings(as.numeric(value))
  if (!is.na(as_number) && identical(number_text(as_number), value)) as_number else value
}

number_text <- function(x) {
  short <- sprintf("%.15g", x)
  if (as.numeric(short) == x) short else sprintf("%.17g", x)
}

reject_cases <- function(parts, predictors, typical) {
  cases <- unlist(lapply(predictors, function(p) {
    missing <- list(list(name = paste(p$name, "is missing"), row = typical[names(typical) != p$name]))
    wrong <- lapply(wrong_values(p), function(v) {
      row <- typical
      row[[p$name]] <- v
      list(name = paste(p$name, "is", if (is.character(v)) dQuote(v, FALSE) else json_scalar(v)), row = row)
    })
    lapply(c(missing, wrong), reject_case, parts = parts, field = p$name)
  }), recursive = FALSE)
  Filter(Negate(is.null), cases)
}

# reject_case is NULL where R takes the row: then it is no case for rejection.
reject_case <- function(r, parts, field) {
  message <- objected(parts, r$row)
  if (is.null(message)) return(NULL)
  list(name = r$name, input = r$row, reject = list(field = field, message = message))
}

wrong_values <- function(p) {
  switch(p$type,
    numeric = list("abc", "", TRUE),
    Date = list("abc", "2024-02-30", TRUE),
    logical = list(1, "yes"),
    Filter(
      function(v) !as.character(v) %in% p$levels,
      list(unseen_level(p$levels), paste0(p$levels[1], " "), 99.5, TRUE)
    )
  )
}

unseen_level <- function(levels) {
  level <- "unseen"
  while (level %in% levels) level <- paste0(level, "-")
  level
}
