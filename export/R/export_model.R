# The one verb: write a fit as coefficients.json, or refuse it by name.
#
# A method for another class builds its parts (parts.R) and hands them to
# export_parts(); it calls refuse() for what it cannot write exactly.

export_model <- function(fit, path, name, threshold = 0.5, positive = NULL,
                         fitted_at = Sys.time(), data = NULL, ...) {
  UseMethod("export_model")
}

export_model.default <- function(fit, path, name, threshold = 0.5, positive = NULL,
                                 fitted_at = Sys.time(), data = NULL, ...) {
  refuse_class(fit)
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
