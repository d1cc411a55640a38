# R's own numbers for poly(), bs() and ns(): Rscript splines.R > splines.json
library(splines)
set.seed(1)
num <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x), ifelse(x > 0, "\"Inf\"", "\"-Inf\""), sprintf("%.17g", x)))
arr <- function(x) paste0("[", paste(num(x), collapse = ","), "]")
mat <- function(m) paste0("[", paste(apply(m, 1, arr), collapse = ","), "]")
x <- sort(rgamma(80, 2, 2))
at0 <- c(x[c(1, 7, 30, 55, 80)], range(x), 0.5, 1, min(x) - c(1e-9, 0.3, 5), max(x) + c(1e-9, 0.7, 40), 0, -1, NA)
entry <- function(name, b, extra, at = c(at0, Inf, -Inf)) {
  suppressWarnings(cat(sprintf("{\"name\":\"%s\",%s,\"x\":%s,\"y\":%s}", name, extra, arr(at), mat(predict(b, at)))))
}
first <- TRUE
comma <- function() { if (!first) cat(",\n"); first <<- FALSE }
cat("[")
for (degree in 1:6) {
  b <- poly(x, degree)
  k <- attr(b, "coefs")
  comma(); entry(paste("poly", degree), b, sprintf("\"alpha\":%s,\"norm2\":%s", arr(k$alpha), arr(k$norm2)))
}
spline <- function(name, b, natural) {
  comma()
  entry(name, b, sprintf("\"degree\":%d,\"knots\":%s,\"boundary\":%s,\"intercept\":%s,\"natural\":%s",
    attr(b, "degree"), arr(attr(b, "knots")), arr(attr(b, "Boundary.knots")), tolower(attr(b, "intercept")), tolower(natural)), if (natural) at0 else c(at0, Inf, -Inf)) # ns() stops at Inf
}
for (intercept in c(FALSE, TRUE)) {
  for (degree in 1:5) for (inner in 0:4) {
    spline(paste("bs", degree, inner), bs(x, df = degree + inner + intercept, degree = degree, intercept = intercept), FALSE)
  }
  for (df in 1:7) spline(paste("ns", df), ns(x, df = df + intercept, intercept = intercept), TRUE)
  spline("ns boundary", ns(x, knots = c(0.6, 1.1), Boundary.knots = c(0.3, 2), intercept = intercept), TRUE)
  spline("bs boundary", suppressWarnings(bs(x, knots = c(0.6, 1.1), Boundary.knots = c(0.3, 2), intercept = intercept)), FALSE)
  spline("bs double knot", bs(x, knots = c(0.6, 0.6, 1.1), intercept = intercept), FALSE)
}
cat("]\n")
