# What R's own predict() says of one row. Rows go alone, as they are served:
# a batch that holds a NaN or an infinity makes R sum all its rows in long double.

# as_newdata makes a one-row data frame, for no columns too.
as_newdata <- function(row) structure(row, names = names(row), row.names = 1L, class = "data.frame")

oracle <- function(fit, row, response, se = TRUE) {
  newdata <- as_newdata(row)
  link <- said(fit, newdata, "link", se)
  answer <- if (is_glm(fit)) said(fit, newdata, "response", se) else link
  classified(list(
    link = link$fit, response = answer$fit, se_link = link$se.fit, se_response = answer$se.fit
  ), response)
}

# said calls predict() and names its answer alike with and without standard errors.
said <- function(fit, newdata, type, se = TRUE) {
  p <- suppressWarnings(
    if (is_glm(fit)) predict(fit, newdata, type = type, se.fit = se) else predict(fit, newdata, se.fit = se)
  )
  if (!se) return(list(fit = unname(p)))
  list(fit = unname(p$fit), se.fit = unname(p$se.fit))
}

# classified adds class and probs by the decision rule: the positive class if
# its probability is greater than the threshold. An NA has no class.
classified <- function(expect, response) {
  classes <- response$classes
  if (is.null(classes)) return(expect)
  probs <- c(1 - expect$response, expect$response)
  names(probs) <- classes
  rule <- response$decision
  if (!is.na(expect$response)) {
    positive <- which(classes == rule$positive)
    expect$class <- classes[if (probs[positive] > rule$threshold) positive else 3 - positive]
  }
  expect$probs <- as.list(probs)
  expect
}

# objection is R's own error for a row, or NULL when R takes it. Names are
# looked up in the row alone, so that a column missing there is missing.
objection <- function(fit, row) {
  environment(fit$terms) <- list2env(list(list = base::list), parent = emptyenv())
  tryCatch(
    {
      suppressWarnings(predict(fit, as_newdata(row)))
      NULL
    },
    error = conditionMessage
  )
}
