# mgcv::gam(): parametric terms, then the columns of each smooth, one linear
# predictor, the inverse link; standard errors from the Bayesian covariance Vp,
# unconditional = FALSE (mgcv/R/mgcv.r, predict.gam).

export_model.gam <- function(fit, path, name, threshold = 0.5, positive = NULL,
                             fitted_at = Sys.time(), data = NULL, training_rows = FALSE, ...) {
  if (!identical(class(fit), c("gam", "glm", "lm"))) refuse_class(fit)
  export_parts(gam_parts(fit, data, training_rows), path, name,
    decision_wish(threshold, positive, !missing(threshold)), fitted_at)
}

gam_parts <- function(fit, data = NULL, training_rows = FALSE) {
  need("mgcv")
  accept_gam(fit)
  list(
    class = class(fit),
    formula = fit$formula,
    call = fit$call,
    nobs = nobs(fit),
    packages = "mgcv",
    equation = gam_equation(fit, training_rows),
    family = gam_family(fit),
    response = response_of(fit),
    fitted = fit$fitted.values,
    standard_errors = list(covariance = plain_matrix(fit$Vp), residual_variance = fit$sig2,
      dispersion = fit$sig2, df_residual = fit$df.residual),
    data = data,
    oracle = function(newdata) gam_oracle(fit, newdata),
    objection = function(newdata) gam_objection(fit, newdata)
  )
}

# accept_gam refuses what predict.gam does in another way than by one linear
# predictor through the inverse link.
accept_gam <- function(fit) {
  if (is.list(fit$formula) || is.list(fit$pterms) || !is.null(fit$family$predict) || inherits(fit$family, "general.family")) {
    refuse(paste0("family ", fit$family$family, " of mgcv has a prediction of its own kind"), where = "family(fit)",
      way_out = "fit with a family that has one mean: gaussian(), binomial(), poisson(), Gamma(), nb(), tw(), betar(), scat()")
  }
  if (!is.null(fit$Xcentre) || !is.null(attr(fit$nsdf, "drop.ind"))) {
    refuse("the model matrix of the fit was centred or cut", where = "fit$Xcentre, attr(fit$nsdf, \"drop.ind\")",
      way_out = "fit with gam() and its default settings")
  }
  if (!is.null(fit$call$offset) && !is.null(fit$offset) && any(fit$offset != 0)) {
    refuse(paste("offset =", one_line(fit$call$offset), "as an argument: predict.gam ignores it"),
      where = one_line(fit$formula), way_out = paste0("write it in the formula: + offset(", one_line(fit$call$offset), ")"))
  }
  if (is.null(fit$model)) {
    refuse("the fit was saved without its model frame", where = "fit$model", way_out = "save the fit whole")
  }
  accept_matrices(fit)
}

# accept_matrices: a matrix as the argument of a smooth is a linear functional
# of it, not the smooth at one point.
accept_matrices <- function(fit) {
  for (smooth in fit$smooth) {
    texts <- c(smooth$term, if (smooth$by != "NA") smooth$by)
    wide <- texts[vapply(texts, function(text) is.matrix(fit$model[[text]]), NA)]
    if (length(wide)) {
      refuse(paste0(smooth$label, ": ", paste(wide, collapse = ", "), " is a matrix, so the term is a sum over its columns"),
        where = paste("the smooth", smooth$label), way_out = "smooth plain columns; a sum over a matrix cannot be sent as a row")
    }
  }
}

gam_equation <- function(fit, training_rows) {
  x <- unname(predict(fit, type = "lpmatrix", block.size = nrow(fit$model)))
  counts <- vapply(fit$smooth, function(s) s$last.para - s$first.para + 1, 0)
  terms <- length(attr(fit$pterms, "term.labels"))
  attributes(x) <- list(dim = dim(x), assign = as.integer(c(fit$assign, rep(terms + seq_along(counts), counts))))
  e <- equation(terms = fit$pterms, frame = fit$model, coefficients = coef(fit), x = x, link = as.vector(fit$linear.predictors),
    xlevels = gam_levels(fit), contrasts = fit$contrasts, table = gam_table(fit))
  e$smooths <- lapply(fit$smooth, with_knots_given, given = given_knots(fit))
  e$training_rows <- training_rows
  e
}

# gam_levels are those of the parametric terms and of the factors in smooths:
# predict.gam takes them from the model frame.
gam_levels <- function(fit) {
  inside <- Filter(function(x) is.factor(x), fit$model)
  levels <- lapply(inside, levels)
  levels[names(fit$xlevels)] <- fit$xlevels
  levels
}

# given_knots names the covariates whose knots the caller gave.
given_knots <- function(fit) {
  knots <- tryCatch(eval(fit$call$knots, environment(fit$formula)), error = function(e) NULL)
  names(knots)
}

with_knots_given <- function(smooth, given) {
  smooth$knots_given <- all(smooth$term %in% given)
  smooth
}

# gam_table: standard errors are those of predict(); tests are R's for the
# parametric terms alone.
gam_table <- function(fit) {
  table <- matrix(NA_real_, length(coef(fit)), 3)
  table[, 1] <- sqrt(pmax(0, diag(fit$Vp)))
  if (sum(fit$nsdf)) table[seq_len(fit$nsdf), 2:3] <- suppressWarnings(summary(fit, re.test = FALSE))$p.table[, 3:4]
  table
}

# gam_family: mgcv's own families have a mean through an ordinary link. Their
# parameters stand rounded in the family's name and matter to no prediction.
gam_family <- function(fit) {
  name <- fit$family$family
  own <- c("negative binomial" = "negative.binomial", Tweedie = "Tweedie", "Beta regression" = "betar", "Scaled t" = "scat")
  found <- own[startsWith(tolower(name), tolower(names(own)))]
  if (!length(found)) {
    accept_family(fit)
    return(family_of(fit))
  }
  list(name = found[[1]], link = link_of(fit$family))
}

# gam_oracle: predict.gam drops a row with an NA anywhere, its standard error
# too, though an offset has no part in that; then link and response are enough.
gam_oracle <- function(fit, newdata) {
  link <- predict(fit, newdata, type = "link", se.fit = TRUE)
  if (anyNA(newdata)) return(list(link = link$fit[[1]], response = link$fit[[1]]))
  response <- predict(fit, newdata, type = "response", se.fit = TRUE)
  list(link = link$fit[[1]], response = response$fit[[1]], se_link = link$se.fit[[1]], se_response = response$se.fit[[1]])
}

# gam_objection: predict.gam only warns of a level that the fit has not seen, and
# says NA. That is an objection too.
gam_objection <- function(fit, newdata) {
  environment(fit$pred.formula) <- list2env(list(list = base::list), parent = emptyenv())
  fit$pterms <- closed_terms(fit$pterms)
  unseen <- NULL
  message <- tryCatch({
    withCallingHandlers(predict(fit, newdata), warning = function(w) {
      if (grepl("not in original fit", conditionMessage(w), fixed = TRUE)) unseen <<- conditionMessage(w)
      invokeRestart("muffleWarning")
    })
    NULL
  }, error = conditionMessage)
  if (is.null(message)) unseen else message
}
