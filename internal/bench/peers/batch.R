# The model fitted again, and predict.glm() of all rows at once, with data.table's
# readers and writers on two threads.
#
# Usage: Rscript batch.R admission.csv rows.csv scored.csv
suppressPackageStartupMessages(library(data.table))
setDTthreads(2)
files <- commandArgs(TRUE)
train <- read.csv(files[1])
train$rank <- factor(train$rank)
fit <- glm(admit ~ gre + gpa + rank, binomial, train)
rows <- fread(files[2])
rows[, rank := factor(rank)]
link <- predict(fit, rows)
fwrite(list(link = unname(link), response = unname(fit$family$linkinv(link))), files[3])
