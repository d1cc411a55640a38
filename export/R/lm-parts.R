# The parts of a fit that is built like lm()'s: fit$terms, fit$model, fit$qr.
# glm() and the classes that inherit its pieces start from here and change what
# differs.

lm_parts <- function(fit, data = NULL, family = checked_family(fit), errors = standard_errors_of(fit), table = summary_table(fit)) {
  accept_pieces(fit)
  force(family)
  explain <- explains(fit)
  list(
    class = class(fit),
    formula = formula(fit),
    call = fit$call,
    nobs = nobs(fit),
    equation = lm_equation(fit, table, explain),
    family = family,
    response = response_of(fit),
    fitted = fit$fitted.values,
    standard_errors = errors,
    data = data,
    own_data = fit$data,
    oracle = function(newdata, level = 0.95) oracle(fit, newdata, level, errors, explain),
    objection = function(newdata) objection(fit, newdata),
    cases = if (isTRUE(errors$interval) || !is.null(errors$wald)) level_cases
  )
}

# level_cases asks for intervals at other levels than 0.95.
level_cases <- function(predictors, typical) {
  lapply(c(0.5, 0.999), function(level) list(name = paste("typical, level", level), row = typical, level = level))
}

# checked_family is one of R's own families.
checked_family <- function(fit) {
  accept_family(fit)
  family_of(fit)
}

lm_equation <- function(fit, table = summary_table(fit), explain = FALSE) {
  x <- model.matrix(fit)
  equation(
    terms = fit$terms, frame = fit$model, coefficients = coef(fit), x = x,
    link = if (is.null(fit$linear.predictors)) fit$fitted.values else fit$linear.predictors,
    xlevels = fit$xlevels, contrasts = fit$contrasts, offset = fit$call$offset, table = table,
    means = if (explain) unname(colMeans(x))
  )
}

# summary_table is summary(fit)'s, with NA where a coefficient is aliased.
summary_table <- function(fit) {
  b <- coef(fit)
  table <- matrix(NA_real_, length(b), 3)
  table[!is.na(b), ] <- suppressWarnings(coef(summary(fit)))[, 2:4]
  table
}
