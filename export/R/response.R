# The left-hand side of lm() and glm(), and the decision rule of a response with
# classes.

response_of <- function(fit) {
  y <- fit$model[[attr(fit$terms, "response")]]
  list(
    name = one_line(attr(fit$terms, "variables")[[1 + attr(fit$terms, "response")]]),
    type = response_type(y),
    classes = classes_of(fit, y)
  )
}

response_type <- function(y) {
  if (is.matrix(y)) return("matrix")
  if (is.factor(y)) return("factor")
  if (is.logical(y)) return("logical")
  "numeric"
}

# classes_of: failure first. glm() takes a factor's first level as failure and
# everything else as success, so only two levels can be named.
classes_of <- function(fit, y) {
  if (is.null(fit$family) || !fit$family$family %in% c("binomial", "quasibinomial") || is.matrix(y)) return(NULL)
  if (is.factor(y)) return(if (nlevels(y) == 2) levels(y))
  if (is.logical(y)) return(c("FALSE", "TRUE"))
  if (all(y %in% c(0, 1))) c("0", "1")
}

# decision_wish keeps what the caller asked for until the classes are known.
decision_wish <- function(threshold, positive, threshold_given) {
  list(threshold = threshold, positive = positive, asked = threshold_given || !is.null(positive))
}

decision_of <- function(classes, wish) {
  if (length(classes) > 2) {
    if (!wish$asked) return(NULL)
    refuse(paste("the model has", length(classes), "classes, and a decision is between two"),
      where = "arguments threshold and positive",
      way_out = "leave them out: the class is the most probable one; or fit one class against the rest")
  }
  if (is.null(classes)) {
    if (!wish$asked) return(NULL)
    refuse("the model has no classes to decide between",
      where = "arguments threshold and positive",
      way_out = "leave them out; only a binomial fit of two classes has a decision")
  }
  t <- wish$threshold
  if (!is.numeric(t) || length(t) != 1 || is.na(t) || t < 0 || t > 1) {
    refuse("threshold is not a probability", where = "argument threshold", way_out = "give one number from 0 to 1")
  }
  positive <- if (is.null(wish$positive)) classes[2] else as.character(wish$positive)
  if (length(positive) != 1 || !positive %in% classes) {
    refuse(paste0("positive = ", paste(dQuote(positive, FALSE), collapse = ", "), " is not a class of the model"),
      where = "argument positive", way_out = paste("use", paste(dQuote(classes, FALSE), collapse = " or ")))
  }
  list(positive = positive, threshold = as.double(t))
}
