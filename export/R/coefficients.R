# One entry per column of the model matrix, in R's order. Names are R's labels,
# for people: what a column means is in its position and in assign. A further
# equation without terms of its own has the assign of the model's. The mean is
# there where terms can be explained: see explanation.R.

coefficients_of <- function(equation, assign = attr(equation$x, "assign")) {
  b <- equation$coefficients
  lapply(seq_along(b), function(j) {
    list(
      name = names(b)[j], assign = assign[j], value = unname(b[j]),
      std_error = equation$table[j, 1], statistic = equation$table[j, 2], p_value = equation$table[j, 3],
      mean = if (!is.null(equation$means)) equation$means[[j]]
    )
  })
}
