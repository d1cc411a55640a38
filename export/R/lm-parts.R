# The parts of a fit that is built like lm()'s: fit$terms, fit$model, fit$qr.
# glm() and the classes that inherit its pieces start from here and change what
# differs.

lm_parts <- function(fit, data = NULL) {
  accept_pieces(fit)
  accept_family(fit)
  errors <- standard_errors_of(fit)
  list(
    class = class(fit),
    formula = formula(fit),
    call = fit$call,
    nobs = nobs(fit),
    equation = lm_equation(fit),
    family = family_of(fit),
    response = response_of(fit),
    standard_errors = errors,
    data = data,
    own_data = fit$data,
    oracle = function(newdata, level = 0.95) oracle(fit, newdata, !is.null(errors), level),
    objection = function(newdata) objection(fit, newdata),
    cases = if (!is.null(errors) && !is_glm(fit)) level_cases
  )
}

# level_cases asks for intervals at other levels than 0.95.
level_cases <- function(predictors, typical) {
  lapply(c(0.5, 0.999), function(level) list(name = paste("typical, level", level), row = typical, level = level))
}

lm_equation <- function(fit) {
  equation(
    terms = fit$terms, frame = fit$model, coefficients = coef(fit), x = model.matrix(fit),
    link = if (is.null(fit$linear.predictors)) fit$fitted.values else fit$linear.predictors,
    xlevels = fit$xlevels, contrasts = fit$contrasts, offset = fit$call$offset, table = summary_table(fit)
  )
}

# summary_table is summary(fit)'s, with NA where a coefficient is aliased.
summary_table <- function(fit) {
  b <- coef(fit)
  table <- matrix(NA_real_, length(b), 3)
  table[!is.na(b), ] <- suppressWarnings(coef(summary(fit)))[, 2:4]
  table
}
