# Where the training data are: given by the caller, named by the call, or the
# environment of the formula. Rows are matched by their names, so subset and
# na.action are honoured.

# data_source is list(column = function(name), fact, missing): column gives the
# values of the rows of the fit, or NULL; fact says why a column could not be
# found, missing why there are no data at all.
data_source <- function(parts) {
  frame <- parts$equation$frame
  data <- if (!is.null(parts$data)) parts$data else if (is.data.frame(parts$own_data)) parts$own_data else data_of_call(parts)
  if (!is.null(parts$data) && !is.data.frame(data)) {
    refuse("data is not a data frame", where = "argument data", way_out = "give the data frame of the fit")
  }
  rows <- if (is.data.frame(data)) rows_of(frame, data)
  if (!is.null(parts$data) && is.null(rows)) {
    refuse("data does not have the rows of the fit", where = "argument data",
      way_out = "give the data frame of the fit, with its row names")
  }
  if (!is.null(rows)) {
    return(list(column = function(name) if (name %in% names(data)) take(data[[name]], rows),
      fact = "the data of the fit has no such column"))
  }
  fact <- if (is.data.frame(data)) "the data found under the name in the call has other rows now" else
    "the data of the fit cannot be found in this session"
  if (!is.null(data) || !is.null(parts$call$data)) return(list(column = function(name) NULL, fact = fact, missing = fact))
  list(column = function(name) vector_of(name, environment(parts$equation$terms), frame), fact = fact)
}

data_of_call <- function(parts) {
  from <- environment(parts$equation$terms)
  if (is.null(parts$call$data)) return(NULL)
  data <- tryCatch(eval(parts$call$data, if (is.null(from)) globalenv() else from), error = function(e) NULL)
  if (is.list(data) && !is.data.frame(data)) data <- tryCatch(as.data.frame(data, optional = TRUE), error = function(e) NULL)
  if (is.data.frame(data)) data
}

# rows_of places the rows of the frame in the data, or is NULL.
rows_of <- function(frame, data) {
  rows <- match(row.names(frame), row.names(data))
  if (!anyNA(rows)) rows
}

take <- function(x, rows) if (is.matrix(x)) x[rows, , drop = FALSE] else x[rows]

# vector_of is a column that was a vector of its own, beside the formula.
vector_of <- function(name, from, frame) {
  x <- get0(name, from, mode = "any")
  rows <- suppressWarnings(as.integer(row.names(frame)))
  if (is.null(x) || is.function(x) || length(x) < 2 || anyNA(rows) || max(rows) > NROW(x)) return(NULL)
  if (is.atomic(x) || is.factor(x)) take(x, rows)
}
