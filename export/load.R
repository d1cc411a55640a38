# Loads the package from the R/ folder beside this file, uninstalled:
#
#   source("export/load.R")           # then export_model(fit, path, name = ...)
#
# R/*.R goes into an environment attached as "modelexport"; the methods that
# NAMESPACE names are registered there. With the package installed,
# library(modelexport) does the same.

# imported holds what NAMESPACE imports, above R's base: as in an installed
# package, nothing that the user defines comes before R's own.
imported <- function(folder) {
  env <- new.env(parent = .BaseNamespaceEnv)
  for (i in parseNamespaceFile(basename(folder), dirname(folder))$imports) {
    for (name in i[[2]]) assign(name, getExportedValue(i[[1]], name), env)
  }
  env
}

load_modelexport <- function(folder) {
  if (!requireNamespace("jsonlite", quietly = TRUE)) {
    stop("modelexport needs the R package jsonlite; install it with: apt-get install r-cran-jsonlite",
      " (or install.packages(\"jsonlite\") in R)", call. = FALSE)
  }
  env <- new.env(parent = imported(folder))
  env$.packageName <- "modelexport" # makes env a top level, where UseMethod() looks for methods
  for (file in sort(list.files(file.path(folder, "R"), "[.]R$", full.names = TRUE), method = "radix")) {
    sys.source(file, env)
  }
  methods <- parseNamespaceFile(basename(folder), dirname(folder))$S3methods
  for (i in seq_len(nrow(methods))) {
    registerS3method(methods[i, 1], methods[i, 2], env[[paste(methods[i, 1:2], collapse = ".")]], envir = env)
  }
  env$use_utf8()
  env
}

# The innermost file being sourced is this one.
local({
  sourced <- unlist(lapply(sys.frames(), function(frame) frame[["ofile"]]))
  here <- normalizePath(dirname(sourced[length(sourced)]))
  if ("modelexport" %in% search()) detach("modelexport", character.only = TRUE)
  attach(load_modelexport(here), name = "modelexport", warn.conflicts = FALSE)
})
