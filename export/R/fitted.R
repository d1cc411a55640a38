# How the fit's own answers are spread over its rows: bins of the response where
# it is one number, and how many rows it puts into each class. parts$fitted is a
# number a row, or the probabilities of the classes in columns.

fitted_summary <- function(response, fitted) {
  if (is.null(fitted)) return(response)
  classes <- response$classes
  if (is.matrix(fitted) && ncol(fitted) == 1) fitted <- fitted[, 1]
  if (is.matrix(fitted)) {
    if (length(classes) == ncol(fitted)) response$counts <- class_counts(max.col(fitted, "first"), classes)
    return(response)
  }
  fitted <- as.double(fitted[!is.na(fitted)])
  response$bins <- bins_of(signif(fitted, 10)) # equal answers differ in their last digits
  rule <- response$decision
  if (length(classes) == 2 && !is.null(rule)) {
    positive <- match(rule$positive, classes)
    p <- if (positive == 2) fitted else 1 - fitted
    response$counts <- class_counts(ifelse(p > rule$threshold, positive, 3 - positive), classes)
  }
  response
}

class_counts <- function(places, classes) tabulate(places, length(classes))
