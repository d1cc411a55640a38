# Rscript plumber.R admission.csv port: the same model behind plumber, R's own
# way to serve a model over HTTP: GET /admit?gre=800&gpa=4&rank=1.

args <- commandArgs(TRUE)
admission <- read.csv(args[1])
admission$rank <- factor(admission$rank)
fit <- glm(admit ~ gre + gpa + rank, family = binomial, data = admission)

admit <- function(gre, gpa, rank) {
  row <- data.frame(gre = as.numeric(gre), gpa = as.numeric(gpa), rank = factor(rank, levels = levels(admission$rank)))
  list(response = unname(predict(fit, row, type = "response")))
}
api <- plumber::pr_get(plumber::pr(), "/admit", admit)
plumber::pr_run(api, host = "127.0.0.1", port = as.integer(args[2]), docs = FALSE, quiet = TRUE)
