# R's own values of the functions of ../functions.go:
# Rscript functions.R > functions.json, or with more random points each:
# Rscript functions.R 20000 7 > more.json (count, seed), then FUNCTIONS=more.json go test ..
given <- commandArgs(TRUE)
if (length(given) < 2) given <- c("50", "1")
count <- as.integer(given[1])
set.seed(as.integer(given[2]))
num <- function(x) {
  x <- as.double(x)
  ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, "\"Inf\"", "\"-Inf\""), 
    ifelse(x == round(x) & abs(x) < 1e9, sprintf("%.15g", x), sprintf("%.17g", x))))
}
arr <- function(x) paste0("[", paste(num(x), collapse = ","), "]")
first <- TRUE
entry <- function(name, ...) {
  args <- list(...)
  y <- suppressWarnings(do.call(name, unname(args)))
  cat(if (first) "[" else ",\n", sprintf("{\"name\":\"%s\",\"args\":[%s],\"y\":%s}",
    name, paste(vapply(args, arr, ""), collapse = ","), arr(y)), sep = "")
  first <<- FALSE
}
edges <- c(0, -0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2, 2.5, 3, -3, 10, -10, 0.1, 1 / 3, pi, -pi / 2, 1e-10, -1e-10, 1e-300, 5e-324,
  -5e-324, 2^31, -2^31 - 1, 2^52 + 0.5, 2^53, -2^53, 1e16, 1e22, -1e22, 709.7, -745.1, 1e300, -1e300, .Machine$double.xmax, Inf, -Inf, NA, NaN)
wide <- function(n) sample(c(-1, 1), n, TRUE) * 10^runif(n, -12, 12)
near <- function(n) c(rnorm(n / 3, 0, 3), wide(n / 3), runif(n / 3, -1, 1))
some <- function(n) c(edges, near(n), seq(-3, 3, 0.25))
for (name in c("exp", "expm1", "log", "log2", "log10", "log1p", "sqrt", "abs", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh",
  "asinh", "acosh", "atanh", "sinpi", "cospi", "tanpi", "floor", "ceiling", "trunc", "sign", "+", "-", "!", "is.na", "as.numeric", "as.integer"))
  entry(name, c(some(count), rnorm(count, 0, 40), if (name %in% c("acosh", "log", "log2", "log10")) exp(rnorm(count, 0, 5))))
few <- c(0, -0, 0.5, 1, -1, -1.5, 2, -3, 0.1, 5e-324, 2^53, 1e17, 1e22, -7, 1e300, Inf, -Inf, NA, NaN)
each <- expand.grid(x = few, y = few)
for (name in c("+", "-", "*", "/", "^", "%%", "%/%", "atan2", "==", "!=", "<", "<=", ">", ">=", "&", "|", "xor", "pmin", "pmax", "log")) {
  x <- c(each$x, near(count), rnorm(count, 0, 100), exp(rnorm(count, 0, 3)))
  entry(name, x, c(each$y, sample(near(count)), sample(c(-7, 0.1, 2, 3, 0.25, 1e-3, 1e3), count, TRUE), rnorm(count, 0, 4)))
}
halves <- c((-25:25) / 2, (-25:25) / 20, 0.15, 0.25, 0.35, 0.45, 1.005, 2.675, 5.015, 1.115, 0.285, 1e15 + 0.3, 123456789.123456789, edges, near(count), rnorm(count, 0, 1000))
for (digits in c(-400, -309, -308, -5, -2, -1, 0, 0.4, 0.6, 1, 2, 3, 4.5, 5, 8, 12, 14, 15, 16, 17, 22, 100, 300, 308, 309, 320, 400, Inf, -Inf, NA)) {
  entry("round", halves, digits)
  entry("signif", halves, digits)
}
truths <- expand.grid(t = c(TRUE, FALSE, NA), yes = c(1.5, NA, -Inf), no = c(-2, NA))
entry("ifelse", truths$t, truths$yes, truths$no)
entry("ifelse", c(0, 2, NaN, Inf, -0), 1:5, 6:10)
entry("pmin", each$x, each$y, rev(each$x))
entry("pmax", each$x, each$y, rev(each$x))
cat("]\n")
