# The distributions of ordinal models by R, their tails included:
#   Rscript distributions.R > distributions.json
# needs package ordinal (apt-get install r-cran-ordinal)
# rows: [name, x, P(X <= x), P(X > x), density]

x <- c(-1e5, -800, -745, -709, -100, -40, -38.6, -37, -8.3, -5.66, -5, -3, -1, -0.66, -0.1, -1e-9, 0)
x <- c(x, 0.3, rev(-x))
# pgumbel(lower.tail = FALSE) is 1 - P(X <= x); what predict() of a clm takes above 0 is get_fitted()'s.
upper <- function(link) function(x) ifelse(x > 0, ordinal:::getFittedC(rep(1e5, length(x)), x, link), NA)
gumbel <- function(link) {
  max <- link == "loglog"
  list(function(x) ordinal::pgumbel(x, max = max), upper(link), function(x) ordinal::dgumbel(x, max = max))
}
number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
functions <- list(
  logit = list(plogis, function(x) plogis(x, lower.tail = FALSE), dlogis),
  probit = list(pnorm, function(x) pnorm(x, lower.tail = FALSE), dnorm),
  cauchit = list(pcauchy, function(x) pcauchy(x, lower.tail = FALSE), dcauchy),
  loglog = gumbel("loglog"), cloglog = gumbel("cloglog")
)
rows <- unlist(lapply(names(functions), function(name) {
  f <- functions[[name]]
  sprintf("[\"%s\", %.17g, %s, %s, %s]", name, x, number(f[[1]](x)), number(f[[2]](x)), number(f[[3]](x)))
}))
cat("[", paste(rows, collapse = ",\n"), "]\n", sep = "")
