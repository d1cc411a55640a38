# Rscript predict.R admission.csv: what R's own predict() costs, in nanoseconds:
# of one row, and of each of 100,000 rows in one call.

admission <- read.csv(commandArgs(TRUE)[1])
admission$rank <- factor(admission$rank)
fit <- glm(admit ~ gre + gpa + rank, family = binomial, data = admission)

cost <- function(newdata, times) {
  predict(fit, newdata, type = "response") # warm
  took <- system.time(for (i in seq_len(times)) predict(fit, newdata, type = "response"))[["elapsed"]]
  took / times / nrow(newdata) * 1e9
}
one <- data.frame(gre = 800, gpa = 4, rank = factor(1, levels = 1:4))
many <- admission[rep_len(seq_len(nrow(admission)), 1e5), c("gre", "gpa", "rank")]
cat(sprintf("one %.1f\nmany %.1f\n", cost(one, 500), cost(many, 5)))
