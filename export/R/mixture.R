# What zeroinfl() and hurdle() of package pscl share: two linear predictors, that
# of the count and that of the zeros.

mixture_parts <- function(fit, data, count, zero, hurdle = FALSE) {
  accept_mixture(fit)
  most <- as.integer(max(fit$y))
  list(
    class = class(fit), formula = formula(fit$call), call = fit$call, nobs = fit$n, packages = "pscl",
    equation = part_equation(fit, "count", offset = fit$call$offset),
    equations = list(zero = part_equation(fit, "zero")),
    family = list(name = count$distribution, link = list(name = "log")),
    rule = list(mixture = list(hurdle = hurdle, count = count, zero = zero, most = most)),
    response = list(name = one_line(attr(fit$terms$full, "variables")[[2]]), type = "numeric"),
    data = data,
    oracle = function(newdata) mixture_oracle(fit, newdata),
    objection = function(newdata) {
      fit$terms$full <- closed_terms(fit$terms$full)
      message_of(predict(fit, newdata))
    }
  )
}

accept_mixture <- function(fit) {
  if (is.null(fit$model) || is.null(fit$y)) {
    refuse("the fit was saved without its model frame or its response",
      where = "fit$model", way_out = "fit again with model = TRUE and y = TRUE, which are the defaults")
  }
}

# part_equation is one of the two linear predictors. Its terms object has no
# predvars of its own: predict() takes those of both parts together.
part_equation <- function(fit, part, offset = NULL) {
  tt <- terms_part(fit$terms[[part]], fit$terms$full)
  x <- model.matrix(stats::delete.response(fit$terms[[part]]), fit$model, contrasts.arg = fit$contrasts[[part]])
  b <- fit$coefficients[[part]]
  rows <- if (part == "count") seq_along(b) else length(fit$coefficients$count) + seq_along(b)
  added <- fit$offset[[part]]
  equation(terms = tt, frame = fit$model, coefficients = b, x = x,
    link = drop(x %*% b) + if (is.null(added)) 0 else added,
    xlevels = fit$levels, contrasts = fit$contrasts[[part]], offset = offset,
    table = wald_table(b, fit$vcov[rows, rows, drop = FALSE]))
}

count_part <- function(distribution, theta) {
  list(distribution = distribution, theta = if (distribution == "negbin") as.double(unname(theta)))
}

# zero_part is a chance by its link, believed by what it computes.
zero_part <- function(fit) {
  theirs <- fit$linkinv
  ours <- make.link(fit$link)$linkinv
  if (!identical(theirs(link_probes), ours(link_probes))) {
    refuse(paste0("link ", dQuote(fit$link, FALSE), " does not compute what R's own does"), where = "fit$linkinv",
      way_out = "use one of logit, probit, cloglog, cauchit, log")
  }
  list(distribution = "binomial", link = list(name = fit$link))
}

mixture_oracle <- function(fit, newdata) {
  said <- lapply(c(response = "response", count = "count", zero = "zero"), function(type) predict(fit, newdata, type = type)[[1]])
  prob <- predict(fit, newdata, type = "prob")
  c(said, list(prob = setNames(as.double(prob[1, ]), sprintf("%d", seq_len(ncol(prob)) - 1L))))
}
