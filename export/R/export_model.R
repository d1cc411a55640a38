# The one verb: write a fit as coefficients.json, or refuse it by name.
#
# A method for another class makes a document with model_document() and hands
# it to write_document(); it calls refuse() for what it cannot write exactly.

export_model <- function(fit, path, name, threshold = 0.5, positive = NULL,
                         fitted_at = Sys.time(), ...) {
  UseMethod("export_model")
}

export_model.default <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                 fitted_at = Sys.time(), ...) {
  refuse_class(fit)
}

# export_stats writes what lm() and glm() made. The gate comes first: nothing
# is computed from a fit that is not known to be exact.
export_stats <- function(fit, path, name, decision, fitted_at) {
  in_utf8({
    check_name(name)
    check_time(fitted_at)
    accept(fit)
    write_document(model_document(fit, name, decision, fitted_at), path)
  })
}

check_name <- function(name) {
  if (missing(name) || !is.character(name) || length(name) != 1 ||
      !grepl("^[a-z0-9]+(-[a-z0-9]+)*$", name, perl = TRUE)) {
    refuse("the model has no usable name",
      where = "argument name",
      way_out = "give name = in lower case letters, digits and single hyphens, such as name = \"admission\"")
  }
}

check_time <- function(fitted_at) {
  if (!inherits(fitted_at, "POSIXt") || length(fitted_at) != 1 || is.na(fitted_at)) {
    refuse("fitted_at is not a time",
      where = "argument fitted_at",
      way_out = "give one POSIXct value, such as Sys.time()")
  }
}
