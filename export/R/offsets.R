# Offsets: offset() in the formula, in their order, then the argument offset =.
# predict.lm adds their sum to the linear predictor (stats/R/lm.R).

# offsets_of lists them as language.
offsets_of <- function(equation) {
  tt <- equation$terms
  inside <- lapply(as.list(attr(tt, "variables"))[-1][attr(tt, "offset")], function(v) if (is.call(v)) v[[2]] else v)
  c(inside, if (!is.null(equation$offset)) list(equation$offset))
}

offset_trees <- function(equation, ctx) {
  reading(offsets_of(equation), formula(equation$terms), function(v) number_of(read_expr(v, ctx), v))
}
