# The columns that a caller must send, with their summary over the rows of the
# fit. No row of the training data is kept, only these summaries.

summary_probs <- c(0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1)

# predictors_of lists every column that a variable or an offset of the structures,
# or one of the further trees, is computed from, in the order of the formulas.
predictors_of <- function(structures, training, further = list()) {
  trees <- unlist(lapply(structures, function(s) c(lapply(s$variables, `[[`, "expr"), s$offsets)), recursive = FALSE)
  trees <- c(trees, further)
  names <- unique(unlist(lapply(trees, predictors_in)))
  choosy <- unique(unlist(lapply(trees, predictors_of_levels)))
  lapply(names, function(v) {
    column <- training(v)
    p <- predictor_of(v, column)
    if (v %in% choosy && is.null(p$levels)) p$only <- sort(unique(as.double(column$value)))
    p
  })
}

# predictors_in names the predictors of an expression tree.
predictors_in <- function(tree) {
  if (!is.list(tree)) return(NULL)
  if (is.character(tree$predictor)) return(tree$predictor)
  unlist(lapply(unname(tree), predictors_in))
}

# predictors_of_levels names those of which a factor is made whose levels are
# the values of the training rows.
predictors_of_levels <- function(tree) {
  if (!is.list(tree)) return(NULL)
  if (isTRUE(tree$recode$reject)) return(predictors_in(tree))
  unlist(lapply(unname(tree), predictors_of_levels))
}

predictor_of <- function(name, column) {
  type <- column$type
  levels <- column$levels
  accept_levels(name, levels)
  list(
    name = name, type = type,
    levels = if (type != "logical") levels,
    range = if (is.null(levels)) range_of(as.double(column$value)),
    counts = if (!is.null(levels)) as.integer(table(factor(as.character(column$value), levels = levels)))
  )
}

range_of <- function(x) {
  x <- x[!is.na(x)]
  list(
    min = min(x), max = max(x), mean = mean(x), sd = sd(x),
    probs = summary_probs,
    quantiles = unname(quantile(x, summary_probs, type = 7)),
    bins = bins_of(x)
  )
}
