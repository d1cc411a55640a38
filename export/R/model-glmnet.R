# glmnet() and cv.glmnet() at one lambda: gaussian, binomial, poisson and
# multinomial (glmnet/R/predict.glmnet.R, predict.lognet.R, predict.fishnet.R,
# predict.multnet.R). The predictors are the columns of x, or those of the
# formula that x was made by.
#
#   s        the lambda: a number, or of a cv.glmnet "lambda.min" (as without) or "lambda.1se"
#   data     x of the fit, where it cannot be found by the call; with formula its data frame
#   formula  the formula of model.matrix() that made x

export_model.cv.glmnet <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                   fitted_at = Sys.time(), data = NULL, s = "lambda.min", formula = NULL, ...) {
  if (!identical(class(fit), "cv.glmnet")) refuse_class(fit)
  caller <- parent.frame()
  wish <- decision_wish(threshold, positive, !missing(threshold))
  export_parts(glmnet_parts(fit$glmnet.fit, fit$call, lambda_of(fit, s), data, formula, caller, class(fit)), path, name, wish, fitted_at)
}

export_model.glmnet <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                fitted_at = Sys.time(), data = NULL, s = NULL, formula = NULL, ...) {
  caller <- parent.frame()
  wish <- decision_wish(threshold, positive, !missing(threshold))
  export_parts(glmnet_parts(fit, fit$call, lambda_of(fit, s), data, formula, caller), path, name, wish, fitted_at)
}

# lambda_of is the lambda that predict() is asked for.
lambda_of <- function(fit, s) {
  named <- c("lambda.min", "lambda.1se")
  cv <- inherits(fit, "cv.glmnet")
  if (cv && is.character(s) && length(s) == 1 && s %in% named) return(as.double(fit[[s]]))
  if (is.numeric(s) && length(s) == 1 && is.finite(s) && s >= 0) return(as.double(s))
  refuse("a glmnet has a model for every lambda, and none is named", where = "argument s",
    way_out = paste0("give s = one number, as predict() takes it", if (cv) ", or \"lambda.min\" or \"lambda.1se\""))
}

# glmnet_kinds: family, rule and classes by the class of the fit.
glmnet_kinds <- list(
  elnet = list(family = "gaussian", link = "identity"),
  lognet = list(family = "binomial", link = "logit", rule = list(unclamped = list(mean = "logistic")), classes = TRUE),
  fishnet = list(family = "poisson", link = "log", rule = list(unclamped = list(mean = "exp"))),
  multnet = list(family = "multinomial", link = "logit", classes = TRUE,
    rule = list(softmax = list(baseline = FALSE, shift = FALSE, links = TRUE)))
)

glmnet_parts <- function(fit, call, s, data, formula, caller, classes = class(fit)) {
  need("glmnet")
  if (length(class(fit)) != 2 || !class(fit)[1] %in% names(glmnet_kinds)) refuse_class(fit)
  if (isTRUE(fit$offset)) {
    refuse("the fit has an offset, which is no column of x", where = one_line(call),
      way_out = "fit without the offset, or a glm() with offset() and the variables that glmnet() kept")
  }
  kind <- glmnet_kinds[[class(fit)[1]]]
  columns <- glmnet_columns(fit)
  design <- if (is.null(formula)) matrix_design(glmnet_x(fit, call, data, caller), columns) else
    formula_design(formula, data, columns, fit)
  betas <- glmnet_coefficients(fit, s)
  links <- matrix(predict(fit, design$x[, columns, drop = FALSE], s = s), ncol = length(betas))
  one <- function(k) {
    b <- betas[[k]]
    b <- setNames(c(b[[1]], b[-1][match(colnames(design$x)[-1], columns)]), colnames(design$x))
    equation(terms = if (k == 1) design$terms, frame = design$frame, coefficients = b, x = if (k == 1) design$x,
      link = links[, k], xlevels = design$xlevels)
  }
  call$s <- s
  list(
    class = classes, formula = stats::formula(design$terms), call = call, nobs = fit$nobs, packages = "glmnet",
    equation = one(1),
    equations = if (length(betas) > 1) setNames(lapply(seq_along(betas)[-1], one), fit$classnames[-1]),
    family = list(name = kind$family, link = list(name = kind$link)),
    rule = kind$rule,
    response = list(name = if (is.null(call$y)) "y" else one_line(call$y), type = if (isTRUE(kind$classes)) "factor" else "numeric",
      classes = if (isTRUE(kind$classes)) fit$classnames),
    own_data = design$data,
    oracle = function(newdata) glmnet_oracle(fit, design$newx(newdata), s),
    objection = function(newdata) message_of(predict(fit, design$newx(newdata), s = s)),
    cases = if (length(betas) > 1) tail_cases(function(newdata) predict(fit, design$newx(newdata), s = s)[[1]], c(-800, -40, 5, 40, 705, 715))
  )
}

glmnet_columns <- function(fit) {
  columns <- rownames(if (is.list(fit$beta)) fit$beta[[1]] else fit$beta)
  if (anyDuplicated(columns) || any(!nzchar(columns))) {
    refuse("the columns of x have no names of their own", where = "colnames(x)", way_out = "name the columns of x and fit again")
  }
  columns
}

# glmnet_coefficients are those at s, a vector for each linear predictor. One
# that is no entry of the sparse matrix is NA: predict() does not look at that
# column at all, be it NA or infinite.
glmnet_coefficients <- function(fit, s) {
  sparse <- predict(fit, s = s, type = "coefficients")
  lapply(if (is.list(sparse)) sparse else list(sparse), function(m) {
    m <- methods::as(m, "CsparseMatrix")
    b <- rep(NA_real_, nrow(m))
    b[m@i + 1] <- m@x
    if (is.na(b[1])) b[1] <- 0
    b
  })
}

# glmnet_x is the matrix of the training rows.
glmnet_x <- function(fit, call, data, caller) {
  x <- if (!is.null(data)) data else tryCatch(eval(call$x, caller), error = function(e) NULL)
  if (!is.null(x)) x <- as.matrix(x)
  if (is.numeric(x) && identical(nrow(x), as.integer(fit$nobs)) && identical(ncol(x), as.integer(fit$dim[[length(fit$dim) - 1]]))) return(x)
  refuse("the x of the fit cannot be found in this session", where = one_line(call$x),
    way_out = "give it: export_model(fit, path, name = , s = , data = x)")
}

# matrix_design has the columns of x as predictors.
matrix_design <- function(x, columns) {
  if (is.null(colnames(x))) colnames(x) <- columns
  if (!identical(colnames(x), columns)) {
    refuse("x has other columns than the fit", where = "colnames(x)", way_out = "give the x of the fit: data = x")
  }
  storage.mode(x) <- "double"
  frame <- as.data.frame(x, optional = TRUE)
  terms <- stats::terms(stats::as.formula(paste("~", paste(vapply(columns, backticked, ""), collapse = " + ")), env = baseenv()))
  frame <- stats::model.frame(terms, frame, na.action = stats::na.pass)
  own <- model.matrix(attr(frame, "terms"), frame)
  colnames(own)[-1] <- columns # without backticks
  list(terms = attr(frame, "terms"), frame = frame, x = own, data = frame,
    newx = function(newdata) as.matrix(newdata[, columns, drop = FALSE]))
}

backticked <- function(name) paste0("`", gsub("`", "\\\\`", gsub("\\", "\\\\", name, fixed = TRUE)), "`")

# formula_design has the variables of the formula that made x.
formula_design <- function(formula, data, columns, fit) {
  if (!inherits(formula, "formula") || !is.data.frame(data)) {
    refuse("a formula goes with the data frame that x was made of", where = "arguments formula and data",
      way_out = "give both: export_model(fit, path, name = , s = , formula = ~ a + b, data = d)")
  }
  asked <- stats::delete.response(stats::terms(formula, data = data))
  if (!is.null(attr(asked, "offset"))) refuse("the formula has an offset", where = one_line(formula), way_out = "leave it out")
  frame <- stats::model.frame(asked, data)
  terms <- attr(frame, "terms")
  x <- model.matrix(terms, frame)
  if (attr(terms, "intercept") != 1 || !setequal(colnames(x)[-1], columns) || nrow(x) != fit$nobs) {
    refuse("the formula does not make the x of the fit", where = one_line(formula),
      way_out = "give the formula with its intercept and the data: x must be model.matrix(formula, data)[, -1]")
  }
  xlevels <- stats::.getXlevels(terms, frame)
  closed <- closed_terms(terms)
  list(terms = terms, frame = frame, x = x, data = data, xlevels = xlevels, newx = function(newdata) {
    m <- stats::model.frame(closed, newdata, na.action = stats::na.pass, xlev = xlevels)
    stats::.checkMFClasses(attr(terms, "dataClasses"), m)
    model.matrix(terms, m, contrasts.arg = attr(x, "contrasts"))[, columns, drop = FALSE]
  })
}

glmnet_oracle <- function(fit, newx, s) {
  link <- predict(fit, newx, s = s, type = "link")
  response <- predict(fit, newx, s = s, type = "response")
  if (!inherits(fit, "multnet")) return(list(link = link[[1]], response = response[[1]]))
  classes <- fit$classnames
  link <- setNames(as.double(link), classes)
  c(list(link = link), replace(probs_answer(response, classes), "class", list(if (length(classes) > 2) largest_link(link))))
}

# largest_link is the class as predict(type = "class") has it, by the linear
# predictors, where the probabilities do not say another.
largest_link <- function(link) if (!anyNA(link)) most_probable(exp(link - max(link)))
