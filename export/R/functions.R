# Functions that people write in formulas: why each is refused, and the way out.

poly_functions <- c("poly", "stats::poly")
spline_functions <- c("ns", "bs", "splines::ns", "splines::bs")
factor_functions <- c("factor", "as.factor", "ordered", "as.ordered", "relevel", "cut", "interaction", "as.character")

function_reason <- function(f) {
  if (f == "offset") return("offsets are not supported yet")
  if (f %in% c("C", "stats::C")) return("contrasts set inside the formula are not supported yet")
  if (f %in% c(poly_functions, spline_functions, "scale")) {
    return("a basis computed from the training data is not supported yet")
  }
  "functions of columns are not supported yet"
}

function_way <- function(f) {
  if (f == "offset") {
    return("fit without the offset; a Poisson rate with log link has the same coefficients as count/exposure with weights = exposure")
  }
  if (f %in% c("C", "stats::C")) return("use the contrasts = argument, or contrasts(d$f) <- in the data before fitting")
  example <- if (f %in% factor_functions) "d$f <- factor(d$f)" else
    if (f %in% poly_functions || f == "I") "d$x2 <- d$x^2" else
      if (f %in% spline_functions) "d$x_over_40 <- pmax(d$x - 40, 0)" else
        if (f == "scale") "d$x_std <- (d$x - 3.4) / 0.6" else "d$log_x <- log(d$x)"
  paste0("make the column in the data before fitting, such as ", example, ", and use its name; callers then send that column")
}
