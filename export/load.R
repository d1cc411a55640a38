# Loads the package from the R/ folder beside this file, uninstalled:
#
#   source("export/load.R")           # then export_model(fit, path, name = ...)
#
# R/*.R goes into an environment attached as "modelexport"; the export_model
# methods are registered there. With the package installed, library(modelexport)
# does the same.

load_modelexport <- function(folder) {
  if (!requireNamespace("jsonlite", quietly = TRUE)) {
    stop("modelexport needs the R package jsonlite; install it with: apt-get install r-cran-jsonlite",
      " (or install.packages(\"jsonlite\") in R)", call. = FALSE)
  }
  env <- new.env(parent = globalenv())
  env$.packageName <- "modelexport" # makes env a top level, where UseMethod() looks for methods
  env$toJSON <- jsonlite::toJSON
  env$md5sum <- tools::md5sum
  for (file in sort(list.files(file.path(folder, "R"), "[.]R$", full.names = TRUE), method = "radix")) {
    sys.source(file, env)
  }
  for (method in ls(env, pattern = "^export_model[.]")) {
    registerS3method("export_model", sub("export_model.", "", method, fixed = TRUE), env[[method]], envir = env)
  }
  env$use_utf8()
  env
}

# The innermost file being sourced is this one.
local({
  sourced <- unlist(lapply(sys.frames(), function(frame) frame[["ofile"]]))
  here <- dirname(sourced[length(sourced)])
  if ("modelexport" %in% search()) detach("modelexport", character.only = TRUE)
  attach(load_modelexport(here), name = "modelexport", warn.conflicts = FALSE)
})
