# R's own qt(): Rscript qt.R > qt.json
df <- c(1, 2, 3, 4, 5, 7, 10, 15.5, 20, 29, 30, 50, 100, 250, 1000, 12345, 1e5, 1e6)
level <- c(0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)
g <- expand.grid(df = df, level = level)
g$p <- (1 - g$level) / 2
cat("[", paste(sprintf("[%.17g,%.17g,%.17g]", g$p, g$df, qt(g$p, g$df, lower.tail = FALSE)), collapse = ",\n"), "]\n")
