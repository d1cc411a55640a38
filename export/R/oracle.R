# What R's own predict() says of one row. Rows go alone, as they are served:
# a batch that holds a NaN or an infinity makes R sum all its rows in long double.

# as_newdata makes a one-row data frame, for no columns too. A level is a factor
# with the levels of the data, a day a Date; what a predictor does not know stays
# what it is, for R to say.
as_newdata <- function(row, predictors = list()) {
  for (p in predictors) if (is.character(row[[p$name]])) row[[p$name]] <- as_column(row[[p$name]], p)
  structure(row, names = names(row), row.names = 1L, class = "data.frame")
}

as_column <- function(value, p) {
  switch(p$type,
    factor = , ordered = factor(value, levels = unique(c(p$levels, value[!is.na(value)])), ordered = p$type == "ordered"),
    Date = tryCatch(as.Date(value, "%Y-%m-%d"), error = function(e) value),
    value
  )
}

# answer is what the parts' oracle says of a row, in the contract's order: class
# and probs are added where two classes are decided by the response.
quantities <- c("link", "response", "se_link", "se_response", "interval", "class", "probs", "se_probs",
  "survival", "quantile", "count", "zero", "prob", "terms")

answer <- function(parts, row, level = NULL) {
  newdata <- as_newdata(row, parts$predictors)
  said <- suppressWarnings(if (is.null(level)) parts$oracle(newdata) else parts$oracle(newdata, level))
  unknown <- setdiff(names(said), quantities)
  if (length(unknown)) stop("the oracle names a quantity that the contract has not: ", unknown[1])
  if (is.null(said$class)) said <- classified(said, parts$response)
  said <- lapply(said, function(q) if (!is.null(names(q))) as.list(q) else unname(q))
  said[intersect(quantities, names(Filter(Negate(is.null), said)))]
}

# objected is R's message for a row, or NULL when R takes it.
objected <- function(parts, row) parts$objection(as_newdata(row, parts$predictors))

# oracle and objection are those of lm() and glm(). What errors are says what there
# is: NULL is no standard errors, interval is predict()'s own, wald is Wald's.
oracle <- function(fit, newdata, level = 0.95, errors = NULL, explain = FALSE) {
  newdata <- twice(fit$terms, newdata)
  expect <- if (isTRUE(errors$interval)) oracle_of_lm(fit, newdata, level) else oracle_of_means(fit, newdata, !is.null(errors))
  if (!is.null(errors$wald)) expect$interval <- wald_interval(fit, errors, expect$link, expect$se_link, level)
  if (explain) expect$terms <- explanation(fit, newdata)
  expect
}

oracle_of_means <- function(fit, newdata, se) {
  link <- said(fit, newdata, "link", se)
  answer <- if (is_glm(fit)) said(fit, newdata, "response", se) else link
  list(link = link$fit, response = answer$fit, se_link = link$se.fit, se_response = answer$se.fit)
}

oracle_of_lm <- function(fit, newdata, level) {
  confidence <- predict(fit, newdata, se.fit = TRUE, interval = "confidence", level = level)
  prediction <- predict(fit, newdata, interval = "prediction", level = level)
  fitted <- confidence$fit[[1, "fit"]]
  se <- confidence$se.fit[[1]]
  list(
    link = fitted, response = fitted, se_link = se, se_response = se,
    interval = list(
      conf_lwr = confidence$fit[[1, "lwr"]], conf_upr = confidence$fit[[1, "upr"]],
      pred_lwr = prediction[[1, "lwr"]], pred_upr = prediction[[1, "upr"]]
    )
  )
}

# said calls predict() and names its answer alike with and without standard errors.
said <- function(fit, newdata, type, se = TRUE) {
  p <- suppressWarnings(
    if (is_glm(fit)) predict(fit, newdata, type = type, se.fit = se) else predict(fit, newdata, se.fit = se)
  )
  if (!se) return(list(fit = p[[1]]))
  list(fit = p$fit[[1]], se.fit = p$se.fit[[1]])
}

# twice gives the row two times where R cannot predict one alone: poly(x, z)
# takes a single z for the degree (stats/R/contr.poly.R).
twice <- function(tt, newdata) {
  if (any(vapply(as.list(attr(tt, "predvars")), of_several, NA))) newdata[c(1, 1), , drop = FALSE] else newdata
}

of_several <- function(v) {
  if (!is.call(v) || bare_name(function_name(v)) != "poly") return(FALSE)
  args <- as.list(v)[-1]
  vectors <- if (is.null(names(args))) args else args[!nzchar(names(args))]
  length(vectors) > 1 && is.language(vectors[[2]])
}

# classified adds class and probs by the decision rule: the positive class if
# its probability is greater than the threshold. An NA has no class.
classified <- function(expect, response) {
  classes <- response$classes
  if (length(classes) != 2 || is.null(response$decision)) return(expect)
  probs <- if (is.null(expect$probs)) c(1 - expect$response, expect$response) else unlist(expect$probs)
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
objection <- function(fit, newdata) {
  fit$terms <- closed_terms(fit$terms)
  message_of(predict(fit, newdata))
}

# closed_terms is the terms object with an environment that has the functions and
# constants of its variables and nothing else.
closed_terms <- function(tt) {
  used <- setdiff(all.names(attr(tt, "predvars")), all.vars(attr(tt, "predvars")))
  found <- Filter(Negate(is.null), setNames(lapply(used, get0, envir = environment(tt), mode = "function"), used))
  environment(tt) <- list2env(c(list(list = base::list), found, session$constants), parent = emptyenv())
  tt
}

# message_of is the error of an expression, or NULL.
message_of <- function(expr) {
  tryCatch({
    suppressWarnings(expr)
    NULL
  }, error = conditionMessage)
}
