# ordinal::clm(): a probability for each of ordered classes, with effects on the
# thresholds (nominal) and on the scale (ordinal/R/clm.predict.R, clm.newRho).

export_model.clm <- function(fit, path, name, threshold = 0.5, positive = NULL,
                             fitted_at = Sys.time(), data = NULL, ...) {
  if (!identical(class(fit), "clm")) refuse_class(fit)
  need("ordinal")
  export_parts(clm_parts(fit, data), path, name, decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

# clm_end is what clm() has for infinity at both ends of the thresholds.
clm_end <- 1e5

clm_parts <- function(fit, data = NULL) {
  accept_clm(fit)
  frame <- fit$model
  own <- clm_location(fit, frame)
  nominal <- clm_nominal(fit, frame)
  scale <- clm_scale(fit, frame)
  errors <- clm_covariance(fit)
  list(
    class = class(fit), formula = formula(fit$terms), call = fit$call, nobs = fit$n, packages = "ordinal",
    equation = own,
    equations = c(nominal, if (!is.null(scale)) list(scale = scale)),
    family = list(name = "cumulative", link = list(name = "logit")),
    rule = list(cumulative = list(distribution = fit$link,
      thresholds = if (is.null(nominal)) array_of(drop(clm_jacobian(fit) %*% fit$alpha)),
      scale = !is.null(scale), end = clm_end, covariance = errors)),
    response = list(name = one_line(attr(fit$terms, "variables")[[2]]), type = "factor", classes = fit$y.levels),
    data = data,
    oracle = function(newdata) clm_oracle(fit, newdata, !is.null(errors)),
    objection = function(newdata) {
      for (tt in c("terms", "nom.terms", "S.terms")) if (!is.null(fit[[tt]])) fit[[tt]] <- closed_terms(fit[[tt]])
      message_of(predict(fit, newdata))
    },
    cases = function(predictors, typical) {
      unlist(lapply(clm_tails(fit, own, scale), function(cases) cases(predictors, typical)), recursive = FALSE)
    }
  )
}

# clm_tails are rows far out in the location, and in the scale until it is 0 or
# infinite.
clm_tails <- function(fit, own, scale) {
  ends <- function(terms, xlevels, contrasts, b, targets) {
    x <- colnames(clm_matrix(terms, fit$model, contrasts))
    b <- setNames(b[match(x, names(b))], x)
    tail_cases(eta_of(terms, xlevels, contrasts, b), targets)
  }
  list(
    location = ends(fit$terms, fit$xlevels, fit$contrasts, own$coefficients, c(-750, -40, -8, -3, 3, 8, 40, 750, 2e5)),
    scale = if (is.null(scale)) function(...) list() else
      ends(fit$S.terms, fit$S.xlevels, fit$S.contrasts, scale$coefficients, c(-760, -720, -20, 20, 700, 720))
  )
}

accept_clm <- function(fit) {
  links <- c("logit", "probit", "cloglog", "loglog", "cauchit")
  if (!isTRUE(fit$link %in% links)) {
    refuse(paste0("the link ", dQuote(as.character(fit$link), FALSE), " has a parameter of its own: not supported"), where = "fit$link",
      way_out = paste("use one of", paste(links, collapse = ", ")))
  }
  if (is.null(fit$model)) {
    refuse("the fit was saved without its model frame", where = "fit$model", way_out = "fit again with model = TRUE, which is the default")
  }
  if (!identical(fit$control$sign.location, "negative") || !identical(fit$control$sign.nominal, "positive")) {
    refuse("the signs of location or nominal effects are not clm()'s usual ones", where = "fit$control",
      way_out = "fit again without sign.location and sign.nominal")
  }
  if (!is.null(fit$S.terms) && !length(attr(fit$S.terms, "term.labels"))) {
    refuse("the scale has an offset and no effect: R's own standard errors leave the scale out then", where = "scale =",
      way_out = "give the scale an effect, or leave it out")
  }
}

# clm_matrix is a model matrix as clm() has it: with a column of ones, whatever
# the formula says.
clm_matrix <- function(terms, frame, contrasts) {
  model.matrix(stats::delete.response(terms), frame, contrasts.arg = contrasts)
}

clm_location <- function(fit, frame) {
  x <- without_intercept(clm_matrix(fit$terms, frame, fit$contrasts))
  b <- if (length(fit$beta)) fit$beta else setNames(numeric(), character())
  equation(terms = fit$terms, frame = frame, coefficients = b, x = x,
    link = drop(x[, !is.na(b), drop = FALSE] %*% b[!is.na(b)]) + offsets_in(fit$terms, frame),
    xlevels = fit$xlevels, contrasts = fit$contrasts, intercept = FALSE, table = clm_table(fit, names(b)))
}

# clm_nominal is one linear predictor for each threshold, NULL without effects.
clm_nominal <- function(fit, frame) {
  if (is.null(fit$nom.terms)) return(NULL)
  x <- clm_matrix(fit$nom.terms, frame, fit$nom.contrasts)
  if (!"(Intercept)" %in% colnames(x)) {
    refuse("the nominal effects have no intercept", where = one_line(formula(fit$nom.terms)), way_out = "write them with an intercept")
  }
  alpha <- matrix(fit$alpha, ncol = ncol(fit$tJac), byrow = TRUE)
  thetas <- alpha %*% t(clm_jacobian(fit))
  names <- paste(fit$y.levels[-length(fit$y.levels)], fit$y.levels[-1], sep = "|")
  setNames(lapply(seq_along(names), function(k) {
    b <- setNames(thetas[, k], colnames(x))
    equation(terms = fit$nom.terms, frame = frame, coefficients = b, x = x,
      link = drop(x[, !is.na(b), drop = FALSE] %*% b[!is.na(b)]),
      xlevels = fit$nom.xlevels, contrasts = fit$nom.contrasts)
  }), names)
}

# clm_scale is the logarithm of the scale.
clm_scale <- function(fit, frame) {
  if (is.null(fit$S.terms)) return(NULL)
  x <- without_intercept(clm_matrix(fit$S.terms, frame, fit$S.contrasts))
  b <- fit$zeta
  equation(terms = fit$S.terms, frame = frame, coefficients = b, x = x,
    link = drop(x[, !is.na(b), drop = FALSE] %*% b[!is.na(b)]) + offsets_in(fit$S.terms, frame),
    xlevels = fit$S.xlevels, contrasts = fit$S.contrasts, intercept = FALSE, table = clm_table(fit, names(b)))
}

offsets_in <- function(tt, frame) {
  at <- vapply(as.list(attr(tt, "variables"))[1 + attr(tt, "offset")], frame_name, "")
  Reduce(`+`, lapply(at, function(v) frame[[v]]), rep(0, nrow(frame)))
}

clm_jacobian <- function(fit) unname(fit$tJac)

clm_table <- function(fit, names) {
  all <- suppressWarnings(coef(summary(fit)))
  if (is.null(all) || !length(names)) return(NULL)
  unname(all[match(names, rownames(all)), 2:4, drop = FALSE])
}

# clm_covariance is that of the resolved thresholds, the coefficients and those
# of the scale, as predict() takes it: from its Cholesky factor. NULL, with a
# warning, where predict(se.fit = TRUE) stops.
clm_covariance <- function(fit) {
  factor <- tryCatch(chol(stats::vcov(fit)), error = function(e) NULL)
  if (is.null(factor)) {
    warning("no standard errors: R's own predict(se.fit = TRUE) stops, for the covariance is not positive definite", call. = FALSE)
    return(NULL)
  }
  v <- crossprod(unname(factor))
  count <- ncol(fit$tJac)
  blocks <- sum(!is.na(fit$alpha)) / count
  rest <- nrow(v) - blocks * count
  j <- matrix(0, blocks * nrow(fit$tJac) + rest, nrow(v))
  for (b in seq_len(blocks) - 1) j[b * nrow(fit$tJac) + seq_len(nrow(fit$tJac)), b * count + seq_len(count)] <- clm_jacobian(fit)
  if (rest) j[cbind(nrow(j) - rest + seq_len(rest), nrow(v) - rest + seq_len(rest))] <- 1
  j %*% v %*% t(j)
}

# clm_oracle: predict() wants the response out of the new rows to give all classes.
clm_oracle <- function(fit, newdata, se) {
  p <- predict(fit, newdata, se.fit = se)
  probs_answer(p$fit[1, ], fit$y.levels, se_probs = if (se) setNames(as.double(p$se.fit[1, ]), fit$y.levels))
}
