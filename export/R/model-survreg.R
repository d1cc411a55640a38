# survreg() and AER::tobit(): a line in the time or its logarithm, with quantiles
# of the error (survival/R/predict.survreg.R, survreg.distributions.R).

export_model.survreg <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                 fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "survreg")) refuse_class(fit)
  need("survival")
  export_parts(survreg_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

survreg_parts <- function(fit, data = NULL) {
  accept_survreg(fit)
  frame <- survival_frame(fit)
  terms <- without_strata(fit$terms)
  b <- coef(fit)
  v <- fit$var[seq_along(b), seq_along(b), drop = FALSE]
  own <- equation(terms = terms, frame = frame, coefficients = b,
    x = model.matrix(terms, frame, contrasts.arg = fit$contrasts), link = fit$linear.predictors,
    xlevels = fit$xlevels, contrasts = fit$contrasts, table = wald_table(b, v))
  strata <- if (length(strata_variables(fit$terms))) strata_of(fit$terms, frame)
  error <- error_of(fit)
  list(
    class = class(fit), formula = formula(fit), call = fit$call, nobs = nrow(frame), packages = "survival",
    equation = own,
    family = list(name = fit$dist, link = list(name = if (error$log) "log" else "identity")),
    rule = function(training) list(accelerated = list(
      distribution = error$distribution, df = error$df, log = error$log,
      stratum = if (!is.null(strata)) expr_json(stratum_tree(fit$terms, strata, own, training, reject = FALSE)),
      scale = array_of(fit$scale)
    )),
    response = list(name = one_line(attr(fit$terms, "variables")[[2]]), type = "survival"),
    standard_errors = list(covariance = unname(v), residual_variance = NA_real_, dispersion = NA_real_, df_residual = as.double(fit$df.residual)),
    data = data,
    oracle = function(newdata) survreg_oracle(fit, newdata),
    objection = function(newdata) {
      fit$terms <- closed_terms(fit$terms)
      message_of(predict(fit, newdata))
    },
    targets = c(-750, -5, 5, 709, 710),
    cases = if (!is.null(strata)) stratum_cases(fit$terms)
  )
}

accept_survreg <- function(fit) {
  tt <- fit$terms
  if (!is.character(fit$dist)) {
    refuse("the distribution of the fit is one of its own", where = "fit$dist",
      way_out = "use one of R's: weibull, exponential, rayleigh, extreme, logistic, gaussian, lognormal, loglogistic, t")
  }
  if (!is.null(attr(tt, "offset"))) {
    refuse("predict() of a survreg leaves the offset out for new rows and has it in the fitted values: R has two answers",
      where = marked_specials(tt, "offset"), way_out = "fit without the offset, or with its variable as a predictor")
  }
  if (anyNA(coef(fit))) {
    refuse("predict() says NA for every row, as a coefficient is aliased", where = names(coef(fit))[is.na(coef(fit))],
      way_out = "leave the variable out")
  }
  if (length(attr(tt, "specials")$strata) && is.null(fit$model)) refuse_without_frame()
}

# error_of is the distribution that predict() takes quantiles of.
error_of <- function(fit) {
  known <- survival::survreg.distributions[[fit$dist]]
  own <- if (is.null(known$dist)) fit$dist else known$dist
  if (!own %in% c("extreme", "logistic", "gaussian", "t")) {
    refuse(paste0("the distribution ", dQuote(fit$dist, FALSE), " is not supported"), where = "fit$dist",
      way_out = "use one of R's: weibull, exponential, rayleigh, extreme, logistic, gaussian, lognormal, loglogistic, t")
  }
  list(distribution = own, df = if (own == "t") as.double(unlist(fit$parms))[[1]], log = !is.null(known$itrans))
}

asked_quantiles <- c(0, 0.001, 0.1, 0.5, 0.9, 0.975, 1)

survreg_oracle <- function(fit, newdata) {
  lp <- predict(fit, newdata, type = "lp", se.fit = TRUE)
  response <- predict(fit, newdata, type = "response", se.fit = TRUE)
  quantile <- rep_len(predict(fit, newdata, type = "quantile", p = asked_quantiles), length(asked_quantiles))
  list(link = lp$fit[[1]], response = response$fit[[1]], se_link = lp$se.fit[[1]], se_response = response$se.fit[[1]],
    quantile = setNames(as.double(quantile), vapply(asked_quantiles, number_text, "")))
}
