# What each term adds to the linear predictor: predict(type = "terms"), which is
# predict.lm's for every class that comes here (stats/R/lm.R). With an intercept it
# takes the means of the model matrix from the columns; what they add is the
# constant. It leaves the offset out, which is told beside.

# explains says that R has terms; a warning says why not.
explains <- function(fit) {
  why <- message_of(predict(fit, type = "terms"))
  if (is.null(why)) return(TRUE)
  warning("no terms: R's own predict(type = \"terms\") stops with: ", why, call. = FALSE)
  FALSE
}

explanation <- function(fit, newdata) {
  said <- suppressWarnings(predict(fit, newdata, type = "terms"))
  list(
    constant = attr(said, "constant")[[1]],
    offset = offset_of_row(fit, newdata),
    terms = setNames(as.list(unname(said[1, ])), colnames(said))
  )
}

# offset_of_row is the sum that predict.lm adds, in its order; NULL where there is none.
offset_of_row <- function(fit, newdata) {
  inside <- attr(fit$terms, "offset")
  if (is.null(inside) && is.null(fit$call$offset)) return(NULL)
  total <- 0
  for (i in inside) total <- total + eval(attr(fit$terms, "variables")[[i + 1]], newdata, environment(fit$terms))
  if (!is.null(fit$call$offset)) total <- total + eval(fit$call$offset, newdata, environment(fit$terms))
  as.double(total)[1]
}
