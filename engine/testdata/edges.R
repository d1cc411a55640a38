# Writes edges/<name>.json, a model each, and edges/rows.json: rows at the edge of arithmetic
# (infinite, missing, overflowing) with R's own predict(), one row at a time.
# Run in this folder: Rscript edges.R
source("../../export/load.R")

n <- 60
i <- seq_len(n)
d <- data.frame(
  x = ((i * 37) %% 101) / 10, z = ((i * 53) %% 89) / 7 - 6,
  f = factor(c("a", "b", "c")[1 + (i * 7) %% 3]), g = factor(c("lo", "hi", "mid", "top")[1 + (i %/% 3) %% 4]),
  flag = (i * i) %% 5 < 2
)
d$x2 <- 2 * d$x
d$y <- d$x / 3 - d$z + as.integer(d$f) * 0.7 + ((i * 29) %% 31) / 31
d$yes <- as.integer(((i * 17) %% 23) / 23 < 0.3 + d$x / 25)

fits <- list(
  interaction = lm(y ~ x * f * flag, d),
  numeric_first = lm(y ~ f + x:f, d),
  deep = lm(y ~ f:g:x:flag, d),
  product = lm(y ~ x:z + x:z:f, d),
  dropped = lm(y ~ x + z - z, d),
  aliased = lm(y ~ x + x2 + f, d),
  empty_cell = lm(y ~ f * g, subset(d, !(f == "b" & g == "top"))),
  no_intercept = lm(y ~ 0 + x + f + g, d),
  no_intercept_logical = lm(y ~ 0 + x + flag, d),
  sums = glm(yes ~ f * z, binomial, d, contrasts = list(f = "contr.sum")),
  helmert = glm(yes ~ g * x, binomial("probit"), d, contrasts = list(g = "contr.helmert"))
)

numbers <- c(0, -1.5, 1e200, -1e200, 1e308, Inf, -Inf, NA)
set.seed(2)
row_for <- function(fit) {
  used <- all.vars(delete.response(terms(fit)))
  row <- lapply(used, function(v) {
    if (is.factor(d[[v]])) factor(sample(c(levels(d[[v]]), levels(d[[v]]), NA), 1), levels = levels(d[[v]]))
    else if (is.logical(d[[v]])) sample(c(TRUE, FALSE), 1)
    else sample(c(numbers, 3.25, 7.1, 0.3), 1)
  })
  names(row) <- used
  as.data.frame(row)
}

number <- function(x) if (is.na(x)) "null" else if (is.infinite(x)) (if (x > 0) "\"Inf\"" else "\"-Inf\"") else sprintf("%.17g", x)
value <- function(x) if (is.na(x)) "null" else if (is.factor(x)) paste0("\"", x, "\"") else if (is.logical(x)) tolower(x) else number(x)
one <- function(name, fit, row) {
  p <- function(type) suppressWarnings(predict(fit, row, se.fit = TRUE, type = type))
  link <- p(if (inherits(fit, "glm")) "link" else "response")
  response <- p("response")
  sprintf("{\"model\":\"%s\",\"input\":{%s},\"link\":%s,\"response\":%s,\"se_link\":%s,\"se_response\":%s}", name,
    paste0("\"", names(row), "\":", vapply(row, value, ""), collapse = ","),
    number(link$fit), number(response$fit), number(link$se.fit), number(response$se.fit))
}

rows <- character()
for (name in names(fits)) {
  file <- gsub("_", "-", name)
  suppressMessages(export_model(fits[[name]], file.path("edges", paste0(file, ".json")), name = file,
    fitted_at = as.POSIXct("2024-01-01", tz = "UTC")))
  rows <- c(rows, unique(vapply(1:60, function(k) one(file, fits[[name]], row_for(fits[[name]])), "")))
}
writeLines(paste0("[\n", paste(rows, collapse = ",\n"), "\n]"), "edges/rows.json")
