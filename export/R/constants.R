# Constants of a formula: parts that no column of the data is in. They are
# computed here, once, by R; names are looked up in the environment of the
# formula, which is saved with the fit unless it is the global one.

constant_functions <- c("c", ":", "seq", "seq.int", "seq_len", "rep", "rev", "sort", "length", "paste", "paste0",
  "as.Date", "as.numeric", "as.double", "as.integer", "as.character", "as.logical", "list", "[", "[[", "$", "unlist", "matrix",
  "cbind", "rbind", "sum", "prod", "mean", "max", "min", "range", "names", "setNames", "isTRUE", "quantile", "median",
  "outer", "t", "contr.treatment", "contr.sum", "contr.helmert", "contr.poly", "contr.SAS", "nlevels", "levels")

# is_constant says that no column of the data is in e.
is_constant <- function(e, ctx) !any(vapply(all.vars(e), function(v) !is.null(ctx$column(v)), NA))

# constant_of evaluates e; it may call the functions of the closed table and
# those that make vectors.
constant_of <- function(e, ctx) {
  if (!is.language(e)) return(e)
  if (!is_constant(e, ctx)) {
    refuse_part(e, paste0(one_line(e), " depends on the data: R computes it anew from each batch of rows"), "write the values out, such as c(1, 2, 3)")
  }
  for (f in called_functions(e)) check_constant_function(f, ctx, e)
  values <- sapply(all.vars(e), constant_named, ctx = ctx, e = e, simplify = FALSE)
  value <- tryCatch(eval(e, values, baseenv_of(ctx)), error = function(x) {
    refuse_part(e, paste0(one_line(e), " cannot be computed: ", conditionMessage(x)), "write the value itself")
  })
  note_constants(values)
  value
}

# called_functions names the functions that e calls, pkg::f as one.
called_functions <- function(e) {
  if (!is.call(e)) return(NULL)
  head <- function_name(e)
  parts <- as.list(e)[-1]
  unique(c(head, unlist(lapply(Filter(Negate(is_missing_arg), parts), called_functions))))
}

check_constant_function <- function(f, ctx, e) {
  if (!bare_name(f) %in% c(constant_functions, names(scalar_table), "(", "I", "ifelse")) {
    refuse_part(e, paste0(f, "() is not in the table of functions that make constants"), "write the value itself")
  }
  check_own(f, ctx, e)
}

# constant_named looks a name up where the fit keeps it. The global environment
# is not saved with a fit.
constant_named <- function(name, ctx, e) {
  at <- ctx$env
  while (!identical(at, emptyenv()) && !identical(at, globalenv()) && !isNamespace(at)) {
    if (exists(name, at, inherits = FALSE)) return(get(name, at, inherits = FALSE))
    at <- parent.env(at)
  }
  if (exists(name, baseenv(), inherits = FALSE)) return(get(name, baseenv()))
  missing <- attr(ctx$column, "missing")
  if (!is.null(missing)) {
    refuse_part(as.name(name), paste0("the column ", name, " is not in the model frame, and ", missing),
      "give the data of the fit: export_model(fit, path, name = , data = d)")
  }
  if (exists(name, globalenv(), inherits = FALSE)) {
    refuse_part(as.name(name), paste0(name, " is a constant of the global environment, which is not saved with the fit"),
      paste0("write its value, or fit inside a function that holds ", name))
  }
  refuse_part(as.name(name), paste0(name, " is neither a column of the data nor a constant that was saved with the fit"),
    "give the data of the fit: export_model(fit, path, name = , data = d)")
}

baseenv_of <- function(ctx) as.environment("package:stats")

# The constants used by the document that is being made: closed_terms() shows
# them, and them alone, to predict().
session <- new.env(parent = emptyenv())
session$constants <- list()

note_constants <- function(values) session$constants[names(values)] <- values
