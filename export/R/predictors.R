# The columns that a caller must send, with their summary over the rows of the
# fit. No row of the training data is kept, only these summaries.

summary_probs <- c(0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1)

predictors_of <- function(fit) lapply(right_names(fit$terms), predictor_of, fit = fit)

predictor_of <- function(v, fit) {
  type <- attr(fit$terms, "dataClasses")[[v]]
  value <- fit$model[[v]]
  levels <- levels_of(fit, v)
  list(
    name = v, type = type,
    levels = if (type != "logical") levels,
    range = if (type == "numeric") range_of(as.double(value)),
    counts = if (type != "numeric") as.integer(table(factor(as.character(value), levels = levels)))
  )
}

range_of <- function(x) {
  x <- x[!is.na(x)]
  list(
    min = min(x), max = max(x), mean = mean(x), sd = sd(x),
    probs = summary_probs,
    quantiles = unname(quantile(x, summary_probs, type = 7))
  )
}
