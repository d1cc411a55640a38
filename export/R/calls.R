# The closed table of functions that a formula may apply to a row: what each
# wants (number of arguments, names of them in R, the default of a second) and
# what it gives. Everything else is refused. The reader of the document has the same table.

# gives: "double"; "same" is integer where all arguments are; "logical".
scalar_table <- local({
  one <- function(gives = "double") list(formals = "x", least = 1, gives = gives)
  names_one <- c("exp", "expm1", "sqrt", "floor", "ceiling", "sign", "sin", "cos", "tan", "asin", "acos", "atan",
    "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "sinpi", "cospi", "tanpi", "log2", "log10", "log1p", "trunc")
  table <- setNames(lapply(names_one, function(f) one()), names_one)
  table$abs <- one("same")
  table$log <- list(formals = c("x", "base"), least = 1, gives = "double")
  table$round <- list(formals = c("x", "digits"), least = 1, default = 0, gives = "double")
  table$signif <- list(formals = c("x", "digits"), least = 1, default = 6, gives = "double")
  table$atan2 <- list(formals = c("y", "x"), least = 2, gives = "double")
  for (f in c("+", "-")) table[[f]] <- list(formals = c("e1", "e2"), least = 1, gives = "same")
  for (f in c("*", "%%", "%/%")) table[[f]] <- list(formals = c("e1", "e2"), least = 2, gives = "same")
  for (f in c("/", "^")) table[[f]] <- list(formals = c("e1", "e2"), least = 2, gives = "double")
  table
})

# readers are the functions that are read in a way of their own: name ->
# function(call, ctx), filled by the expression files.
readers <- list()

comparisons <- c("==", "!=", "<", "<=", ">", ">=")
logic <- c("!", "&", "|", "xor")

# Functions that R computes from all rows of a batch together: what they stand
# for is not defined for one row.
batch_functions <- c("mean", "median", "sd", "var", "mad", "IQR", "quantile", "min", "max", "range", "sum", "prod",
  "length", "rank", "order", "sort", "rev", "cumsum", "cumprod", "cummax", "cummin", "diff", "unique", "table", "ave",
  "tapply", "scale", "sweep", "nrow", "NROW", "which", "ecdf", "lag", "seq_along", "cor", "fivenum", "rowsum",
  "findInterval", "poly", "polym", "ns", "bs")
basis_functions <- c("poly", "polym", "ns", "bs", "scale")

# refuse_call says why a call that is not in the table is refused.
refuse_call <- function(e, ctx) {
  f <- function_name(e)
  bare <- bare_name(f)
  if (bare %in% basis_functions) {
    why <- if (isTRUE(e$raw)) "several columns are in the table only as a term of their own" else
      "R keeps its constants only when it is a term of its own, and computes it anew from each batch otherwise"
    refuse_part(e, paste0(one_line(e), " below the top of a term: ", why),
      paste0("make ", one_line(e), " a term of its own, or make the column in the data before fitting and use its name"))
  }
  if (bare %in% batch_functions) refuse_part(e, paste0(one_line(e), " is computed anew from each batch of rows, so one row alone has no value"), batch_way(e, ctx))
  if (bare %in% c("offset")) refuse_part(e, "offset() stands inside another call", "write it as a term of its own")
  own <- if (f == "function") NULL else get0(f, ctx$env, mode = "function")
  if (!is.null(own) && is.null(own_function(f))) {
    where <- if (exists(f, globalenv(), inherits = FALSE)) "of the global environment, which is not saved with the fit" else
      "that the document cannot hold"
    refuse_part(e, paste0(f, "() is a function ", where),
      paste0("write out what it computes, or make the column in the data before fitting, such as d$", sub("[^A-Za-z0-9].*", "", bare), "_x, and use its name"))
  }
  refuse_part(e, paste0(f, "() is not in the table of functions that can be served"),
    "make the column in the data before fitting and use its name; callers then send that column")
}

# batch_way gives the value in the training data, where it is one number.
batch_way <- function(e, ctx) {
  value <- tryCatch(eval(e, lapply(setNames(nm = all.vars(e)), function(v) ctx$column(v)$value), baseenv_of(ctx)),
    error = function(x) NULL)
  if (is.numeric(value) && length(value) == 1 && is.finite(value)) {
    return(paste0("write the number itself, which was ", number_text(as.double(value)), " in the training data"))
  }
  "make the column in the data before fitting and use its name; callers then send that column"
}
