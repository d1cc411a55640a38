# One entry per column of the model matrix, in R's order. Names are R's labels,
# for people: what a column means is in its position and in assign.

coefficients_of <- function(fit) {
  b <- coef(fit)
  assign <- attr(model.matrix(fit), "assign")
  table <- matrix(NA_real_, length(b), 3)
  table[!is.na(b), ] <- suppressWarnings(coef(summary(fit)))[, 2:4]
  lapply(seq_along(b), function(j) {
    list(
      name = names(b)[j], assign = assign[j], value = unname(b[j]),
      std_error = table[j, 1], statistic = table[j, 2], p_value = table[j, 3]
    )
  })
}
