# The columns of the training data, over the rows of the fit. A column that is a
# variable by itself is taken from the model frame; one that occurs inside calls
# only, or has levels that a call needs, from the data of the fit.
#
# A column is list(name, type, levels, value): type is the predictor's, levels
# are those that it had in the data (a variable by itself: those of the fit).

# training_of gives a function: name -> column, or NULL when no column of the
# training data has the name. Its attribute missing says why there are no data.
training_of <- function(parts) {
  equations <- equations_of(parts)
  source <- data_source(parts)
  in_calls <- unique(unlist(lapply(equations, names_in_calls)))
  known <- list()
  structure(function(name) {
    if (is.null(known[[name]])) known[[name]] <<- find_column(name, equations, source, name %in% in_calls)
    known[[name]]
  }, missing = source$missing)
}

names_in_calls <- function(e) {
  calls <- Filter(is.call, c(variables_of(e), offsets_of(e), smooth_inputs(e)))
  unique(unlist(lapply(calls, all.vars)))
}

find_column <- function(name, equations, source, in_call) {
  alone <- Find(function(e) name %in% vapply(Filter(is.name, c(variables_of(e), smooth_inputs(e))), as.character, ""), equations)
  kept <- if (!is.null(alone)) frame_column(alone, name)
  if (!is.null(kept) && !in_call) return(kept)
  column <- source$column(name)
  if (!is.null(column)) return(data_column(name, column))
  if (is.null(kept) || kept$type %in% c("numeric", "logical", "Date")) return(kept)
  refuse_data(name, source$fact)
}

frame_column <- function(equation, name) {
  value <- equation$frame[[name]]
  type <- class_of_variable(equation, name)
  if (type == "other" || startsWith(type, "nmatrix")) type <- type_of(value)
  list(name = name, type = type, levels = levels_of(equation, name), value = value)
}

# data_column keeps all levels of a factor: calls count places among them.
data_column <- function(name, value) {
  type <- type_of(value)
  levels <- switch(type, factor = , ordered = levels(value), character = sort(unique(value[!is.na(value)])),
    logical = c("FALSE", "TRUE"), NULL)
  list(name = name, type = type, levels = levels, value = value)
}

# type_of is the predictor type of a column of data, or "other".
type_of <- function(x) {
  if (inherits(x, "Date")) return("Date")
  if (is.matrix(x)) return("matrix")
  if (is.object(x) && !is.factor(x) && !inherits(x, "AsIs")) return("other")
  .MFclass(x)
}

refuse_data <- function(name, fact) {
  refuse(paste0("the column ", name, " is not in the model frame, and ", fact),
    where = "fit$call$data", way_out = "give the data of the fit: export_model(fit, path, name = , data = d)")
}
