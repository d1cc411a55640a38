# Makes psi.json: what R says of the numbers that package psi computes. From the
# folder of this script: Rscript psi.R

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1]))

index <- function(training, seen) {
  filled <- training + seen > 0
  t <- training[filled] + 0.5
  s <- seen[filled] + 0.5
  t <- t / sum(t)
  s <- s / sum(s)
  sum((s - t) * log(s / t))
}

pairs <- list(
  equal = list(c(40, 40, 40, 40), c(100, 100, 100, 100)),
  gre = list(c(46, 38, 37, 48, 33, 36, 41, 43, 40, 38), c(10, 22, 31, 55, 72, 101, 133, 161, 190, 225)),
  levels = list(c(61, 151, 121, 67), c(155, 371, 305, 169)),
  "an empty bin" = list(c(0, 0, 61, 151), c(0, 30, 70, 100)),
  "one bin" = list(c(12, 0), c(7, 0)),
  "few rows" = list(c(200, 100, 100), c(3, 8, 9))
)

compare <- function(name) {
  training <- pairs[[name]][[1]]
  seen <- pairs[[name]][[2]]
  bins <- sum(training + seen > 0)
  factor <- 1 / sum(training) + 1 / sum(seen)
  psi <- index(training, seen)
  list(
    name = name, training = training, seen = seen, bins = bins, psi = psi,
    p = if (bins > 1) pchisq(psi / factor, bins - 1, lower.tail = FALSE) else 1,
    chance = if (bins > 1) qchisq(0.01 / 4, bins - 1, lower.tail = FALSE) * factor else 0
  )
}

grid <- expand.grid(df = c(1, 2, 3, 9, 10, 49, 400), p = c(0.5, 0.05, 0.01, 0.0025, 1e-5, 1e-9))
tails <- expand.grid(df = c(1, 2, 3, 9, 10, 49, 400), x = c(1e-3, 0.5, 3, 10, 45, 420))

# Every double with 17 significant digits, which are enough to read it back.
number <- function(x) if (x == round(x) && abs(x) < 1e6) sprintf("%d", as.integer(x)) else sprintf("%.17g", x)
json <- function(x) {
  if (is.character(x)) return(paste0('"', x, '"'))
  if (is.list(x)) return(paste0("{", paste0('"', names(x), '": ', vapply(x, json, ""), collapse = ", "), "}"))
  if (length(x) == 1) return(number(x))
  paste0("[", paste(vapply(x, number, ""), collapse = ", "), "]")
}
lines <- function(list) paste0("  ", vapply(list, json, ""), collapse = ",\n")

quantiles <- Map(function(df, p) list(df = df, p = p, x = qchisq(p, df, lower.tail = FALSE)), grid$df, grid$p)
uppers <- Map(function(df, x) list(df = df, x = x, p = pchisq(x, df, lower.tail = FALSE)), tails$df, tails$x)
writeLines(c(
  "{", paste0('"r": "', R.version.string, '",'),
  '"pairs": [', lines(lapply(names(pairs), compare)), "],",
  '"quantiles": [', lines(quantiles), "],",
  '"tails": [', lines(uppers), "]", "}"
), file.path(here, "psi.json"))
