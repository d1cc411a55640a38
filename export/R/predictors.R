# The columns that a caller must send, with their summary over the rows of the
# fit. No row of the training data is kept, only these summaries.

summary_probs <- c(0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1)

# predictors_of lists every column that a variable of the structures is computed
# from, in the order of the formulas.
predictors_of <- function(structures, training) {
  variables <- unlist(lapply(structures, `[[`, "variables"), recursive = FALSE)
  names <- unique(unlist(lapply(variables, function(v) predictors_in(v$expr))))
  lapply(names, function(v) predictor_of(v, training[[v]]))
}

# predictors_in names the predictors of an expression tree.
predictors_in <- function(expr) {
  if (!is.list(expr)) return(NULL)
  c(expr$predictor, unlist(lapply(expr[names(expr) != "predictor"], predictors_in)))
}

predictor_of <- function(name, column) {
  type <- column$type
  levels <- column$levels
  list(
    name = name, type = type,
    levels = if (type != "logical") levels,
    range = if (type == "numeric") range_of(as.double(column$value)),
    counts = if (type != "numeric") as.integer(table(factor(as.character(column$value), levels = levels)))
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
