# lme4::lmer() and glmer(): the fixed effects alone, re.form = NA
# (lme4/R/predict.R, predict.merMod). The class in the document says so.

export_model.lmerMod <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                 fitted_at = Sys.time(), data = NULL, re.form = NA, ...) {
  export_mer(fit, path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at, data, re.form)
}

export_model.glmerMod <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                  fitted_at = Sys.time(), data = NULL, re.form = NA, ...) {
  export_mer(fit, path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at, data, re.form)
}

export_mer <- function(fit, path, name, wish, fitted_at, data, re.form) {
  if (!as.character(class(fit)) %in% c("lmerMod", "glmerMod")) refuse_class(fit)
  if (!identical(re.form, NA)) {
    refuse("predictions with random effects are not supported", where = paste("re.form =", one_line(re.form)),
      way_out = "leave re.form out: the fixed effects are exported, as predict(fit, re.form = NA) gives them")
  }
  export_parts(mer_parts(fit, data), path, name, wish, fitted_at)
}

mer_parts <- function(fit, data = NULL) {
  need("lme4")
  tt <- terms(fit, fixed.only = TRUE)
  frame <- model.frame(fit, fixed.only = TRUE)
  attr(tt, "dataClasses") <- attr(attr(frame, "terms"), "dataClasses")
  x <- lme4::getME(fit, "X")
  family <- if (inherits(fit, "glmerMod")) mer_family(fit)
  list(
    class = c(as.character(class(fit)), "re.form = NA"), formula = formula(fit), call = fit@call, nobs = nobs(fit), packages = "lme4",
    equation = equation(
      terms = tt, frame = frame, coefficients = lme4::fixef(fit), x = x,
      link = unname(predict(fit, re.form = NA)), contrasts = attr(x, "contrasts"),
      xlevels = lapply(Filter(is.factor, frame[-attr(tt, "response")]), levels), table = mer_table(fit)
    ),
    family = if (is.null(family)) list(name = "gaussian", link = list(name = "identity")) else family,
    response = response_of(list(model = frame, terms = tt, family = if (!is.null(family)) family(fit))),
    data = data,
    oracle = function(newdata) {
      link <- predict(fit, newdata, re.form = NA)[[1]]
      list(link = link, response = if (is.null(family)) link else predict(fit, newdata, re.form = NA, type = "response")[[1]])
    },
    objection = function(newdata) {
      environment(fit@call$formula) <- globalenv()
      message_of(predict(fit, newdata, re.form = NA))
    }
  )
}

mer_family <- function(fit) {
  family <- stats::family(fit)
  if (startsWith(family$family, "Negative Binomial")) return(list(name = "negative.binomial", link = link_of(family)))
  checked_family(list(family = family))
}

mer_table <- function(fit) {
  table <- coef(summary(fit))
  cbind(table[, 2:3, drop = FALSE], if (ncol(table) > 3) table[, 4] else NA)
}
