# Smooths as terms beside the parametric ones: each is a variable of several
# columns and a term. A variable by = multiplies it: a number, or for a level of
# a factor 1 where the row has it and 0 elsewhere (mgcv/R/smooth.r, PredictMat).

# smooth_inputs lists, as language, what the smooths of an equation are of.
smooth_inputs <- function(equation) {
  texts <- unlist(lapply(equation$smooths, function(s) c(s$term, if (s$by != "NA") s$by)))
  lapply(unique(texts), function(text) parse(text = text, keep.source = FALSE)[[1]])
}

# with_smooths adds the smooths of an equation to the structure of its
# parametric terms.
with_smooths <- function(structure, equation, column) {
  if (!length(equation$smooths)) return(structure)
  ctx <- context_of(equation, column)
  names <- make.unique(vapply(equation$smooths, `[[`, "", "label"), sep = " #")
  for (i in seq_along(names)) structure <- with_smooth(structure, equation$smooths[[i]], names[[i]], ctx, equation)
  structure$terms <- lapply(structure$terms, function(t) {
    t$codes <- c(t$codes, rep(0L, length(structure$variables) - length(t$codes)))
    t
  })
  structure
}

with_smooth <- function(structure, smooth, name, ctx, equation) {
  parts <- c(
    if (inherits(smooth, "random.effect")) random_parts(smooth, ctx) else list(smooth_variable(smooth, name, ctx, equation)),
    by_part(smooth, ctx)
  )
  codes <- integer()
  for (part in parts) {
    at <- match(part$variable$name, vapply(structure$variables, `[[`, "", "name"))
    if (is.na(at)) {
      structure$variables <- c(structure$variables, list(part$variable))
      at <- length(structure$variables)
    }
    codes[at] <- part$code
  }
  codes <- c(codes, rep(0L, length(structure$variables) - length(codes)))
  codes[is.na(codes)] <- 0L
  structure$terms <- c(structure$terms, list(list(label = name, codes = codes)))
  structure
}

# smooth_variable is named by its label, which is made one smooth's own.
smooth_variable <- function(smooth, name, ctx, equation) {
  of <- function(terms) array_of(lapply(terms, function(text) expr_json(smooth_tree(text, smooth$label, ctx))))
  node <- smooth_node(smooth, smooth$label, of, isTRUE(equation$training_rows))
  list(code = 1L, variable = list(
    name = name, type = "nmatrix", expr = list(smooth = node),
    columns = as.integer(smooth$last.para - smooth$first.para + 1)
  ))
}

# smooth_tree is the tree of a covariate, a column or an expression.
smooth_tree <- function(text, label, ctx) {
  v <- parse(text = text, keep.source = FALSE)[[1]]
  read_smooth(v, label, function() number_of(read_expr(v, ctx), v))
}

# read_smooth tells the refusal of a part with the smooth it stands in.
read_smooth <- function(v, label, read) {
  tryCatch(read(), modelexport_part = function(e) {
    refuse(conditionMessage(e), where = paste0(label, ": ", one_line(v)), way_out = e$way_out)
  })
}

# by_part is the variable that multiplies a smooth, or nothing.
by_part <- function(smooth, ctx) {
  if (smooth$by == "NA") return(NULL)
  v <- parse(text = smooth$by, keep.source = FALSE)[[1]]
  tree <- read_smooth(v, smooth$label, function() {
    read <- read_expr(v, ctx)
    if (is.null(smooth$by.level)) return(number_of(read, v))
    if (!is.name(v)) {
      refuse_part(v, paste0("by = ", smooth$by, ": a factor made in the formula is not supported there"),
        paste0("make the column in the data before fitting, such as d$g <- ", smooth$by, ", and say by = g"))
    }
    call_tree("as.numeric", call_tree("==", read$tree, list(text = as.character(smooth$by.level))))
  })
  name <- if (is.null(smooth$by.level)) smooth$by else paste0(smooth$by, " == ", dQuote(smooth$by.level, FALSE))
  list(list(code = 1L, variable = list(name = name, type = "numeric", expr = tree)))
}

# random_parts: a random effect is the product of its variables without an
# intercept, factors by all their levels (mgcv/R/smooth.r,
# Predict.matrix.random.effect). predict.gam counts it like any other term.
random_parts <- function(smooth, ctx) {
  lapply(smooth$term, function(text) {
    v <- parse(text = text, keep.source = FALSE)[[1]]
    if (!is.name(v)) {
      refuse(paste0(text, " in a random effect: only columns are supported there"), where = smooth$label,
        way_out = paste0("make the column in the data before fitting, such as d$g <- ", text))
    }
    read <- read_smooth(v, smooth$label, function() read_expr(v, ctx))
    variable <- list(name = text, type = variable_type(read, v), expr = read$tree, levels = read$levels)
    list(code = if (has_levels(read)) 2L else 1L, variable = variable)
  })
}
