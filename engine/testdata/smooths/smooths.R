# Writes smooths.json: nodes as modelexport writes them and the columns that
# mgcv's own PredictMat() gives for rows within, at, between and beyond the
# knots. Run with: Rscript smooths.R

suppressMessages(library(mgcv))
source("../../../export/load.R")
package <- as.environment("modelexport")

air <- airquality[complete.cases(airquality), ]

constrained <- function(spec, knots = NULL) smoothCon(spec, air, knots = knots, absorb.cons = TRUE)[[1]]

specs <- list(
  "cr" = s(Temp, bs = "cr", k = 6),
  "cr by number" = s(Temp, bs = "cr", k = 5, by = Wind),
  "cs" = s(Wind, bs = "cs", k = 5),
  "cc" = s(Temp, bs = "cc", k = 6),
  "tp" = s(Temp, bs = "tp", k = 6),
  "tp of order 1" = s(Temp, bs = "tp", k = 5, m = 1),
  "tp of order 3" = s(Temp, bs = "tp", k = 6, m = 3),
  "ts" = s(Wind, bs = "ts", k = 6),
  "tp of two" = s(Temp, Wind, bs = "tp", k = 12),
  "tp of three" = s(Temp, Wind, Solar.R, bs = "tp", k = 14),
  "ps" = s(Temp, bs = "ps", k = 7),
  "ps of degree 1" = s(Wind, bs = "ps", k = 6, m = c(0, 1)),
  "ps of degree 4" = s(Wind, bs = "ps", k = 9, m = c(3, 2)),
  "cp" = s(Temp, bs = "cp", k = 7),
  "cp of degree 1" = s(Temp, bs = "cp", k = 6, m = c(0, 1)),
  "te" = te(Temp, Wind, k = c(4, 3)),
  "te of tp and ps" = te(Temp, Wind, bs = c("tp", "ps"), k = c(4, 5)),
  "te of three" = te(Temp, Wind, Solar.R, k = 3),
  "te of a plane and a line" = te(Temp, Wind, Solar.R, k = c(8, 4), d = c(2, 1), bs = c("tp", "cr")),
  "ti" = ti(Temp, Wind, k = c(4, 5)),
  "ti, one centred" = ti(Temp, Wind, k = c(4, 5), mc = c(0, 1)),
  "t2" = t2(Temp, Wind, k = c(4, 5)),
  "t2 full" = t2(Temp, Wind, k = c(4, 5), full = TRUE),
  "t2 of three" = t2(Temp, Wind, Solar.R, k = c(3, 5, 3), bs = c("cr", "ps", "tp"))
)

points <- function(name) {
  x <- air[[name]]
  span <- diff(range(x))
  unique(c(min(x), max(x), quantile(x, c(0.2, 0.5, 0.9)), mean(x) + pi / 7, min(x) - span / 3, max(x) + span / 3,
    min(x) - 10.1 * span, max(x) + 10.1 * span, 0))
}

newdata <- function(terms) {
  at <- lapply(terms, points)
  n <- max(lengths(at))
  as.data.frame(setNames(lapply(seq_along(at), function(i) rep_len(at[[i]], n + i)[i + seq_len(n)]), terms))
}

written <- lapply(names(specs), function(name) {
  smooth <- constrained(specs[[name]])
  rows <- newdata(smooth$term)
  smooth$by <- "NA"
  columns <- t(sapply(seq_len(nrow(rows)), function(i) PredictMat(smooth, rows[i, , drop = FALSE])))
  list(name = name, terms = package$array_of(smooth$term), smooth = package$smooth_node(smooth, name, package$plain_columns, rows = TRUE),
    rows = as.matrix(rows), columns = columns)
})
package$write_text(paste0(package$json(package$array_of(written)), "\n"), "smooths.json")
