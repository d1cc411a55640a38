# The seam between the classes and the document: what predict() needs of a fit.
#
# A class is one file, model-<class>.R, with one method of export_model() that
# names its class vector, builds the parts below and calls export_parts(). All
# else (gate, proof, predictors, golden cases, document) is shared and takes
# parts, never a fit. model-lm.R is the shortest example.
#
# parts is a list; a field that a class has no use for is left out:
#
#   class            class(fit)
#   formula          formula(fit), for people
#   call             the call that made the fit, for people; its `data` finds the training data
#   nobs             rows used in the fit
#   packages         names of packages beside stats that made the fit
#   equation         the model's own linear predictor, made by equation()
#   equations        named list of further linear predictors, each made by equation();
#                    `terms = NULL` in one means: the same model matrix as the model's own
#   family           list(name =, link = list(name =[, lambda =]))
#   rule             NULL for one mean through the inverse link; else list(<rule> = list(...)) in the
#                    words of schema/rule.go, vectors marked by array_of(); where it has trees of
#                    its own (a stratum), function(training) that gives this list, trees by expr_json()
#   response         list(name =, type =[, classes =]); see response.R
#   fitted           optional: the fit's own responses on those rows, or the probabilities of the classes in columns
#   standard_errors  NULL, or list(r_inverse = or covariance =, residual_variance =, dispersion =, df_residual =[, interval =, wald =])
#   data             the training data if the caller gave it (argument data =), else NULL
#   own_data         the data frame that the fit itself keeps, if it does (glm's fit$data)
#   oracle           function(newdata[, level]): R's own predict() on a one-row data frame, as a named list of
#                    quantities in the words of schema/scored.go: link, response, se_link, ..., numbers or
#                    named vectors. NULL members are left out. With two response$classes and no class,
#                    class, and probs where there are none, are added by the decision.
#   objection        function(newdata): R's error message for a row, or NULL when R takes it
#   targets          optional: linear predictors that cases should reach (default: the clamps of the link)
#   cases            optional function(predictors, typical): further rows, list(list(name =, row =[, level =]), ...);
#                    a row with a level is asked for as oracle(newdata, level)

# equation describes one linear predictor.
#
#   terms         the terms object of its model frame (response, predvars, environment as in the fit)
#   frame         the model frame of the training rows; columns named as the terms name them
#   coefficients  named, in the order of x's columns; NA where aliased
#   x             R's own model matrix of those rows, with its assign attribute
#   link          the fit's own linear predictor on those rows, offsets included: the proof
#   xlevels, contrasts   as fit$xlevels and fit$contrasts
#   intercept     FALSE where the class takes the column of ones away after coding (polr, coxph)
#   offset        language of an offset = argument, or NULL
#   table         for people: matrix of std. error, statistic, p value, a row per coefficient (NA for none)
#   means         means of x's columns where predict(type = "terms") is predict.lm's, else NULL
equation <- function(terms, frame, coefficients, x, link, xlevels = NULL, contrasts = attr(x, "contrasts"),
                     intercept = attr(terms, "intercept") == 1, offset = NULL, table = NULL, means = NULL) {
  if (is.null(table)) table <- matrix(NA_real_, length(coefficients), 3)
  list(
    terms = terms, frame = frame, coefficients = coefficients, x = x, link = link, xlevels = xlevels,
    contrasts = contrasts, intercept = intercept, offset = offset, table = table, means = means
  )
}

# export_parts writes parts to path. They are built here, in English and UTF-8
# and after the arguments are checked, because R is lazy.
export_parts <- function(parts, path, name, wish, fitted_at) {
  in_utf8({
    check_name(name)
    check_time(fitted_at)
    write_document(model_document(parts, name, wish, fitted_at), path)
  })
}

# equations_of lists all linear predictors that have terms, the model's own first.
equations_of <- function(parts) {
  c(list(parts$equation), unname(Filter(function(e) !is.null(e$terms), parts$equations)))
}
