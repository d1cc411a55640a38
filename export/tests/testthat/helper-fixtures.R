# Where the repository is, if the tests run inside it. An installed package
# has no fixtures beside it: those tests skip and say so.

repository <- normalizePath(file.path("..", "..", ".."), mustWork = FALSE)

fixture_path <- function(...) {
  path <- file.path(repository, "fixtures", ...)
  if (!dir.exists(file.path(repository, "fixtures"))) skip("fixtures/ is not beside export/: run inside the repository")
  path
}

# training_data is fixtures/data.R's data frame.
training_data <- function() {
  env <- new.env()
  sys.source(fixture_path("data.R"), env)
  env$training
}

# exported writes a fit to a temporary file and reads it back.
exported <- function(fit, name = "test", ...) {
  path <- tempfile(fileext = ".json")
  on.exit(unlink(path))
  suppressMessages(export_model(fit, path, name = name, ...))
  read_json(path)
}

read_json <- function(path) jsonlite::fromJSON(path, simplifyVector = FALSE, bigint_as_char = FALSE)

# case_named picks a golden case.
case_named <- function(document, name) {
  found <- Filter(function(k) k$name == name, document$cases)
  if (length(found) != 1) stop("no one case is named ", name)
  found[[1]]
}

refusal <- function(expr) tryCatch({
  expr
  "not refused"
}, modelexport_refusal = conditionMessage)

# skip_other_r: the last bits of a fit, and the version in its provenance, are
# those of one R.
skip_other_r <- function(folder) {
  made_by <- read_json(file.path(folder, "coefficients.json"))$provenance$r
  if (made_by != R.version.string) skip(paste0("the fixtures were made by ", made_by, ", this is ", R.version.string))
}

# variables of a fit as the document has them, by name.
trees_of <- function(fit, data = NULL) {
  parts <- lm_parts(fit, data)
  variables <- terms_of(parts$equation, training_of(parts))$variables
  setNames(lapply(variables, `[[`, "expr"), vapply(variables, `[[`, "", "name"))
}

# one_tree is the tree of the one variable of a one-sided formula over data.
one_tree <- function(formula, data = training_data()) {
  formula <- as.formula(call("~", quote(y), formula[[2]]), environment(formula))
  trees_of(lm(formula, data), data)[[1]]
}
