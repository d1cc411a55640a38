# The distributions of counts and the normal quantile by R:
#   Rscript counts.R > counts.json
# rows: [function, arguments..., value]

number <- function(x) ifelse(is.infinite(x), ifelse(x > 0, "\"Inf\"", "\"-Inf\""), sprintf("%.17g", x))
row <- function(name, ...) paste0("[\"", name, "\", ", paste(..., sep = ", "), "]")

k <- c(0, 1, 2, 3, 7, 15, 16, 19, 60, 400)
mu <- c(1e-12, 1e-5, 0.01, 0.4, 1, 2.25, 7.5, 31, 390, 2e4)
theta <- c(0.003, 0.3, 1, 2.264, 15.5, 800, 1e6)
p <- c(0, 1e-300, 1e-20, 1e-12, 1e-6, 0.001, 0.025, 0.0749, 0.0751, 0.1, 0.3, 0.5, 0.6180339887, 0.9, 0.925, 0.975, 0.999999, 1 - 1e-13, 1)

km <- expand.grid(k = k, mu = mu)
ktm <- expand.grid(k = k, theta = theta, mu = mu)
tm <- expand.grid(theta = theta, mu = mu)
rows <- c(
  row("qnorm", number(p), number(qnorm(p))),
  row("dpois", km$k, number(km$mu), number(dpois(km$k, km$mu))),
  row("log dpois", km$k, number(km$mu), number(dpois(km$k, km$mu, log = TRUE))),
  row("dnbinom", ktm$k, number(ktm$theta), number(ktm$mu), number(dnbinom(ktm$k, size = ktm$theta, mu = ktm$mu))),
  row("log dnbinom", ktm$k, number(ktm$theta), number(ktm$mu), number(dnbinom(ktm$k, size = ktm$theta, mu = ktm$mu, log = TRUE))),
  row("log some pois", number(mu), number(ppois(0, mu, lower.tail = FALSE, log.p = TRUE))),
  row("log some nbinom", number(tm$theta), number(tm$mu),
    number(pnbinom(0, size = tm$theta, mu = tm$mu, lower.tail = FALSE, log.p = TRUE)))
)
cat("[", paste(rows, collapse = ",\n"), "]\n", sep = "")
