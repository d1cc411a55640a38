# Writes links.json: every link of R on a grid of linear predictors, by R's own
# linkinv and mu.eta. Run in this folder: Rscript links.R
set.seed(1)
number <- function(x) ifelse(is.na(x), "null", ifelse(is.infinite(x),
  ifelse(x > 0, "\"Inf\"", "\"-Inf\""), sprintf("%.17g", x)))
list_of <- function(x) paste0("[", paste(number(x), collapse = ","), "]")

ends <- c(0, 1e-320, 5e-324, 1e-300, 1e-17, 1.1e-16, 1e-8, 0.25, 0.5, 0.66291, 1, 1.6, 2, 3, 5, 5.65685424949238,
  5.7, 8.125890664701906, 8.2, 15, 29.999999999, 30, 30.0000000001, 36.04, 37.5, 38.5, 38.6, 49.9, 50, 100, 699.9, 700, 700.1,
  709.7, 709.78271289338397, 709.79, 745.1, 746, 1e4, 1e15, 1433540284805664.75, 1e16, 1e100, 1e154, 1e200, 1e308, Inf)
eta <- c(ends, -ends, NA, runif(500, -8.2, 8.2), runif(200, -1, 1), runif(200, -40, 40), runif(50, -750, 750),
  10^runif(50, -20, 20), -10^runif(50, -20, 20))

one <- function(name, link, lambda = NULL) {
  paste0("{\"name\":\"", name, "\"", if (!is.null(lambda)) paste0(",\"lambda\":", number(lambda)),
    ",\"linkinv\":", list_of(suppressWarnings(link$linkinv(eta))),
    ",\"mu_eta\":", list_of(suppressWarnings(link$mu.eta(eta))), "}")
}
names <- c("identity", "logit", "probit", "cauchit", "cloglog", "log", "sqrt", "inverse", "1/mu^2")
lambdas <- c(1/3, 0.5, 0.25, 2, 3, 1.7, 0.1)
all <- c(vapply(names, function(n) one(n, make.link(n)), ""),
  vapply(lambdas, function(l) one("power", power(l), l), ""))
writeLines(paste0("{\"r\":\"", R.version.string, "\",\n\"eta\":", list_of(eta), ",\n\"links\":[\n",
  paste(all, collapse = ",\n"), "]}"), "links.json")
