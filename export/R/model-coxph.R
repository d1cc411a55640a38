# coxph(): a centred linear predictor, its exponential, the risk, and survival at
# a time (survival/R/predict.coxph.R, survfit.coxph.R, coxsurv.fit.R).

export_model.coxph <- function(fit, path, name, threshold = 0.5, positive = NULL,
                               fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "coxph")) refuse_coxph(fit)
  need("survival")
  export_parts(coxph_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

refuse_coxph <- function(fit) {
  ways <- c(coxph.penal = "frailty(), pspline() and ridge() are not supported; use cluster() for groups, splines::ns() for curves",
    coxph.null = "add a predictor", coxphms = "several states are not supported; fit one transition at a time")
  kind <- intersect(class(fit), names(ways))
  if (!length(kind)) refuse_class(fit)
  refuse(paste0("a fit of class ", paste(dQuote(class(fit), FALSE), collapse = ", "), " is not supported"),
    where = if (kind[1] == "coxph.penal") marked_specials(fit$terms, c("frailty", "pspline", "ridge")) else one_line(formula(fit)),
    way_out = ways[[kind[1]]])
}

coxph_parts <- function(fit, data = NULL) {
  accept_coxph(fit)
  frame <- survival_frame(fit)
  terms <- without_strata(fit$terms)
  x <- model.matrix(terms, frame, contrasts.arg = fit$contrasts)
  assign <- attr(x, "assign")[-1]
  x <- structure(x[, -1, drop = FALSE], assign = assign, contrasts = attr(x, "contrasts"))
  # predict() takes 0 for a coefficient that is aliased, so that an NA there is NA.
  b <- ifelse(is.na(coef(fit)), 0, coef(fit))
  own <- equation(terms = terms, frame = frame, coefficients = b, x = x,
    link = fit$linear.predictors + sum(fit$means * b), xlevels = fit$xlevels, contrasts = fit$contrasts,
    intercept = FALSE, table = wald_table(coef(fit), fit$var))
  strata <- if (length(strata_variables(fit$terms))) strata_of(fit$terms, frame)
  curves <- curves_of(fit, strata)
  list(
    class = class(fit), formula = formula(fit), call = fit$call, nobs = fit$n, packages = "survival",
    equation = own,
    family = list(name = "cox", link = list(name = "log")),
    rule = function(training) list(hazard = hazard_of(fit, own, strata, curves, training)),
    response = list(name = one_line(attr(fit$terms, "variables")[[2]]), type = "survival"),
    standard_errors = list(covariance = unname(fit$var), residual_variance = NA_real_, dispersion = NA_real_, df_residual = NA_real_),
    data = data,
    oracle = function(newdata) coxph_oracle(fit, newdata, asked_times(curves)),
    objection = function(newdata) {
      fit$terms <- closed_terms(fit$terms)
      message_of(predict(fit, newdata))
    },
    targets = c(-750, -36, -5, 5, 36, 709, 710),
    cases = if (!is.null(strata)) stratum_cases(fit$terms)
  )
}

accept_coxph <- function(fit) {
  tt <- fit$terms
  if (length(attr(tt, "specials")$tt)) {
    refuse("tt() makes a variable of the time, which no row has", where = marked_specials(tt, "tt"),
      way_out = "split the time with survival::survSplit() and fit on the pieces")
  }
  if (!is.null(attr(tt, "offset"))) {
    refuse("predict() of a coxph with an offset takes the mean of the offset over the rows it is given, so one row alone has no value",
      where = marked_specials(tt, "offset"), way_out = "fit without the offset, or with its variable as a predictor")
  }
  if (length(attr(tt, "specials")$strata) && is.null(fit$model)) refuse_without_frame()
}

refuse_without_frame <- function() {
  refuse("the fit has strata and was saved without its model frame, which R's own predict() needs",
    where = "fit$model", way_out = "fit again with model = TRUE")
}

# survival_frame is the model frame of the training rows; without model = TRUE,
# R's default here, it is made again from the data.
survival_frame <- function(fit) {
  frame <- tryCatch(stats::model.frame(fit), error = function(e) NULL)
  if (!is.data.frame(frame)) {
    refuse("the fit was saved without its model frame, and its data cannot be found",
      where = "fit$model", way_out = "fit again with model = TRUE, or export where the data is")
  }
  if (nrow(frame) == length(fit$linear.predictors)) return(frame)
  refuse(paste("the model frame made again has", nrow(frame), "rows, and the fit used", length(fit$linear.predictors)),
    where = one_line(fit$call), way_out = "fit again with model = TRUE: cluster() with missing values and changed data are not seen otherwise")
}

# wald_table is what summary() prints: std. error, z and p.
wald_table <- function(b, v) {
  se <- sqrt(diag(as.matrix(v)))[seq_along(b)]
  se[is.na(b)] <- NA
  unname(cbind(se, b / se, 2 * stats::pnorm(-abs(b / se))))
}

# curves_of is the cumulative hazard of each stratum, for a row whose risk is 1,
# where it rises; NULL, with a warning, where survfit() has none for new rows.
curves_of <- function(fit, strata) {
  why <- curveless(fit)
  if (!is.null(why)) {
    warning("no survival: ", why, call. = FALSE)
    return(NULL)
  }
  curves <- suppressWarnings(survival::survfit(fit, se.fit = FALSE))
  size <- if (is.null(strata)) length(curves$time) else curves$strata
  group <- rep(seq_along(size), size)
  lapply(seq_along(size), function(k) {
    time <- curves$time[group == k]
    hazard <- curves$cumhaz[group == k]
    rises <- diff(c(0, hazard)) > 0
    list(times = time[rises], cumulative_hazard = hazard[rises])
  })
}

# curveless says why survfit() cannot be asked about new rows, or is NULL. It codes
# them by R's default contrasts, whatever those of the fit are.
curveless <- function(fit) {
  factors <- attr(without_strata(fit$terms), "factors")
  if (any(factors > 1)) return("survfit() has none for an interaction without its main effects")
  plain <- vapply(strata_variables(fit$terms), function(v) all(vapply(strata_args(v), is.name, NA)), NA)
  if (!all(plain)) return("survfit() does not find the stratum of a new row where strata() is of more than names")
  usual <- vapply(names(fit$contrasts), function(v) {
    ordered <- identical(attr(fit$terms, "dataClasses")[[v]], "ordered")
    identical(fit$contrasts[[v]], if (ordered) "contr.poly" else "contr.treatment")
  }, NA)
  if (!all(usual)) return("survfit() codes new rows by R's default contrasts, the fit has others")
}

hazard_of <- function(fit, own, strata, curves, training) {
  centers <- if (is.null(strata)) matrix(fit$means, 1) else strata_means(own, strata)
  names <- if (is.null(strata)) "all" else levels(strata)
  list(
    stratum = if (!is.null(strata)) expr_json(stratum_tree(fit$terms, strata, own, training, reject = TRUE)),
    strata = array_of(lapply(seq_along(names), function(k) {
      c(list(name = names[k], center = array_of(centers[k, ])), lapply(curves[[k]], array_of))
    })),
    origin = if (!is.null(curves)) sum(fit$means * own$coefficients)
  )
}

# strata_means are the weighted means of the columns, by stratum.
strata_means <- function(own, strata) {
  weights <- stats::model.weights(own$frame)
  if (is.null(weights)) weights <- rep(1, nrow(own$x))
  means <- rowsum(own$x * weights, strata) / c(rowsum(weights, strata))
  unname(means[match(levels(strata), row.names(means)), , drop = FALSE])
}

# asked_times are those of the golden cases: before, at, between and beyond the
# times of events.
asked_times <- function(curves) {
  if (is.null(curves)) return(NULL)
  at <- sort(unique(unlist(lapply(curves, `[[`, "times"))))
  some <- at[unique(round(seq(1, length(at), length.out = 5)))]
  sort(unique(c(0, at[1] / 2, some, (some[-1] + some[-length(some)]) / 2, max(at) + 1)))
}

coxph_oracle <- function(fit, newdata, times) {
  lp <- predict(fit, newdata, type = "lp", se.fit = TRUE)
  risk <- predict(fit, newdata, type = "risk", se.fit = TRUE)
  list(link = lp$fit[[1]], response = risk$fit[[1]], se_link = lp$se.fit[[1]], se_response = risk$se.fit[[1]],
    survival = if (!is.null(times) && !is.na(lp$fit[[1]])) survival_at(fit, newdata, times))
}

survival_at <- function(fit, newdata, times) {
  old <- options(contrasts = c(unordered = "contr.treatment", ordered = "contr.poly"))
  on.exit(options(old))
  said <- summary(survival::survfit(fit, newdata, se.fit = FALSE), times = times, extend = TRUE)$surv
  if (length(said) != length(times)) stop("survfit() gives ", length(said), " numbers for ", length(times), " times")
  setNames(as.double(said), vapply(times, number_text, ""))
}
