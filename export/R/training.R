# The columns of the training data that a caller must send, over the rows of
# the fit: name -> list(type, levels, value). A column that is a variable of the
# model frame is taken from there.

training_of <- function(parts) {
  columns <- list()
  for (e in equations_of(parts)) {
    for (v in Filter(is.name, variables_of(e))) {
      name <- as.character(v)
      if (is.null(columns[[name]])) columns[[name]] <- frame_column(e, name)
    }
  }
  columns
}

frame_column <- function(equation, name) {
  list(type = class_of_variable(equation, name), levels = levels_of(equation, name), value = equation$frame[[name]])
}
