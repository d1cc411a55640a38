# MASS::polr(): a probability for each of ordered classes (MASS/R/polr.R,
# predict.polr). The class is the most probable one.

export_model.polr <- function(fit, path, name, threshold = 0.5, positive = NULL,
                              fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "polr")) refuse_class(fit)
  need("MASS")
  export_parts(polr_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

# polr_links are the names of the links of polr's methods.
polr_links <- c(logistic = "logit", probit = "probit", loglog = "loglog", cloglog = "cloglog", cauchit = "cauchit")

polr_parts <- function(fit, data = NULL) {
  accept_polr(fit)
  frame <- kept_frame(fit)
  x <- without_intercept(model.matrix(stats::delete.response(fit$terms), frame, contrasts.arg = fit$contrasts))
  b <- fit$coefficients
  if (ncol(x) != length(b)) {
    refuse("polr() dropped columns of the model matrix, and its predict() stops on that", where = one_line(formula(fit)),
      way_out = "leave out the terms that are combinations of others")
  }
  list(
    class = class(fit), formula = formula(fit), call = fit$call, nobs = fit$n, packages = "MASS",
    equation = equation(terms = fit$terms, frame = frame, coefficients = b, x = x, link = fit$lp,
      xlevels = fit$xlevels, contrasts = fit$contrasts, intercept = FALSE, table = polr_table(fit)),
    family = list(name = "cumulative", link = list(name = "logit")),
    rule = list(cumulative = list(distribution = polr_links[[fit$method]],
      thresholds = array_of(unname(fit$zeta)), scale = FALSE)),
    response = list(name = one_line(attr(fit$terms, "variables")[[2]]), type = "factor", classes = fit$lev),
    fitted = fit$fitted.values,
    data = data,
    oracle = function(newdata) probs_answer(predict(fit, newdata, type = "probs"), fit$lev),
    objection = function(newdata) {
      fit$terms <- closed_terms(fit$terms)
      message_of(predict(fit, newdata, type = "probs"))
    },
    cases = tail_cases(eta_of(fit$terms, fit$xlevels, fit$contrasts, b, TRUE), c(-750, -40, -8, -3, 3, 8, 40, 750))
  )
}

accept_polr <- function(fit) {
  if (!is.null(attr(fit$terms, "offset"))) {
    refuse("predict() of a polr leaves the offset out for new rows and has it in the fitted values: R has two answers",
      where = one_line(formula(fit)), way_out = "fit without the offset, or with its variable as a predictor")
  }
  if (!isTRUE(fit$method %in% names(polr_links))) {
    refuse(paste0("the method ", dQuote(as.character(fit$method), FALSE), " is not one of polr()'s"), where = "fit$method",
      way_out = paste("use one of", paste(names(polr_links), collapse = ", ")))
  }
}

# polr_table is what summary() prints; without a Hessian it would fit again.
polr_table <- function(fit) {
  b <- fit$coefficients
  table <- matrix(NA_real_, length(b), 3)
  if (is.null(fit$Hessian)) return(table)
  v <- tryCatch(stats::vcov(fit), error = function(e) NULL)
  if (is.null(v)) return(table)
  table[, 1] <- sqrt(diag(v))[seq_along(b)]
  table[, 2] <- b / table[, 1]
  table
}
