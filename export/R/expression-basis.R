# Variables of several columns. R keeps their constants in predvars, and only at
# the top of a term (stats/R/models.R, makepredictcall): poly(), bs(), ns(),
# scale(); cbind() has none.

# basis_readers: name -> function(kept, e, ctx), kept being the call as predvars
# has it. Each gives list(tree, columns).
basis_readers <- list()

# operand is the tree of what a basis is of.
operand <- function(e, ctx) number_of(read_expr(e, ctx), e)

columns_node <- function(trees) list(tree = list(columns = trees), columns = length(trees))

poly_formals <- c("degree", "coefs", "raw", "simple")

basis_readers$poly <- function(kept, e, ctx) {
  call <- match.call(poly, kept)
  args <- as.list(call)[-1]
  raw <- !is.null(call$raw) && isTRUE(constant_of(call$raw, ctx))
  operands <- unname(if (is.null(names(args))) args else args[!names(args) %in% poly_formals])
  degree <- if (is.null(call$degree)) 1 else constant_of(call$degree, ctx)
  if (is.null(call$degree) && length(operands) == 2 && is_constant(operands[[2]], ctx)) { # poly(x, 3)
    degree <- constant_of(operands[[2]], ctx)
    operands <- operands[1]
  }
  trees <- unlist(lapply(operands, columns_of, ctx = ctx), recursive = FALSE)
  if (raw) return(columns_node(products(lapply(trees, raw_powers, degree = degree), degree)))
  if (is.null(kept$coefs)) refuse_anew(e)
  if (length(trees) == 1) {
    return(list(tree = list(poly = poly_numbers(kept$coefs), of = trees[[1]]), columns = as.integer(degree)))
  }
  columns_node(products(Map(function(x, k) orthogonal(x, poly_numbers(k), degree), trees, kept$coefs), degree))
}

# polym() keeps no constants under that name, so only raw ones have a value.
basis_readers$polym <- function(kept, e, ctx) {
  call <- match.call(polym, kept)
  if (is.null(call$raw) || !isTRUE(constant_of(call$raw, ctx))) {
    refuse_part(e, paste0(one_line(e), ": R keeps no constants of polym(), and computes it anew from each batch of rows"),
      "write poly() instead of polym()")
  }
  basis_readers$poly(kept, e, ctx)
}

poly_numbers <- function(coefs) list(alpha = as.double(coefs$alpha), norm2 = as.double(coefs$norm2))

raw_powers <- function(x, degree) {
  lapply(seq_len(degree), function(k) if (k == 1) x else call_tree("^", x, number_tree(k)))
}

# orthogonal writes the three-term recurrence out (stats/R/contr.poly.R, poly).
orthogonal <- function(x, k, degree) {
  z <- list(number_tree(1), call_tree("-", x, number_tree(k$alpha[1])))
  for (i in seq_len(degree)[-1]) {
    z[[i + 1]] <- call_tree("-",
      call_tree("*", call_tree("-", x, number_tree(k$alpha[i])), z[[i]]),
      call_tree("*", number_tree(k$norm2[i + 1] / k$norm2[i]), z[[i - 1]]))
  }
  Map(function(p, n) call_tree("/", p, number_tree(sqrt(n))), z[-1], k$norm2[-(1:2)][seq_len(degree)])
}

# products are the columns of several polynomials: all products whose degrees
# sum to at most degree, the first varying fastest (stats/R/contr.poly.R, polym).
products <- function(powers, degree) {
  if (length(powers) == 1) return(powers[[1]])
  z <- as.matrix(do.call(expand.grid, rep(list(0:degree), length(powers))))
  z <- z[rowSums(z) > 0 & rowSums(z) <= degree, , drop = FALSE]
  lapply(seq_len(nrow(z)), function(r) {
    factors <- Filter(Negate(is.null), Map(function(p, k) if (k > 0) p[[k]], powers, z[r, ]))
    Reduce(function(a, b) call_tree("*", a, b), factors)
  })
}

read_spline <- function(kept, e, ctx) {
  if (is.null(kept$Boundary.knots)) refuse_anew(e)
  natural <- bare_name(function_name(e)) == "ns"
  knots <- as.double(kept$knots)
  degree <- if (natural) 3L else as.integer(kept$degree)
  intercept <- isTRUE(as.logical(kept$intercept))
  tree <- list(spline = list(
    degree = degree, knots = knots, boundary = as.double(kept$Boundary.knots),
    intercept = if (intercept) TRUE, natural = if (natural) TRUE
  ), of = operand(kept[[2]], ctx))
  list(tree = tree, columns = length(knots) + degree + intercept - (if (natural) 2L else 0L))
}
basis_readers[c("bs", "ns")] <- list(read_spline)

basis_readers$scale <- function(kept, e, ctx) {
  call <- match.call(scale.default, kept)
  if (is.null(call$center) || is.null(call$scale)) refuse_anew(e)
  trees <- columns_of(call$x, ctx)
  by <- function(trees, f, k) {
    k <- constant_of(k, ctx)
    if (is.logical(k)) return(if (isTRUE(k)) refuse_anew(e) else trees)
    Map(function(x, c) call_tree(f, x, number_tree(c)), trees, as.double(k))
  }
  columns_node(unname(by(by(trees, "-", call$center), "/", call$scale)))
}

basis_readers$cbind <- function(kept, e, ctx) columns_node(columns_of(e, ctx))

# columns_of are the columns of cbind(), or one column.
columns_of <- function(e, ctx) {
  if (!is.call(e) || function_name(e) != "cbind") return(list(operand(e, ctx)))
  check_own("cbind", ctx, e)
  args <- as.list(e)[-1]
  if ("deparse.level" %in% names(args)) refuse_part(e, "deparse.level is not in the table", "leave it out")
  unname(lapply(args, operand, ctx = ctx))
}

refuse_anew <- function(e) {
  refuse_part(e, paste0(one_line(e), ": R kept no constants of it in the fit, and computes it anew from each batch of rows"),
    paste0("write ", bare_name(function_name(e)), "() at the top of a term by its plain name, and fit again"))
}
