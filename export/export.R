# Rscript export/export.R fit.rds coefficients.json --name admission [--threshold 0.5] [--positive 1] [--data data.rds] [--s 0.1]
#
# Writes the fit saved with saveRDS() in fit.rds. --data is the training data, an
# .rds or .csv file, for formulas with calls such as log(x) whose data the fit
# does not keep. --s is glmnet's lambda, a number or a name. Needs R and jsonlite,
# nothing installed of this package.

usage <- paste("usage: Rscript export/export.R fit.rds coefficients.json --name NAME",
  "[--threshold 0.5] [--positive LEVEL] [--data DATA.rds] [--s LAMBDA]")

die <- function(...) {
  cat(paste0(..., "\n"), file = stderr())
  quit(save = "no", status = 1)
}

# parse_args gives list(files, options); an option needs a value.
parse_args <- function(args) {
  known <- c("--name", "--threshold", "--positive", "--data", "--s")
  files <- character()
  options <- list()
  while (length(args)) {
    if (args[1] %in% known) {
      if (length(args) < 2) die(args[1], " needs a value\n", usage)
      options[[sub("--", "", args[1])]] <- args[2]
      args <- args[-(1:2)]
    } else {
      if (startsWith(args[1], "--")) die("unknown option ", args[1], "\n", usage)
      files <- c(files, args[1])
      args <- args[-1]
    }
  }
  list(files = files, options = options)
}

read_fit <- function(path) {
  if (!file.exists(path)) die(path, ": no such file\n", usage)
  tryCatch(readRDS(path), error = function(e) die(path, ": not an .rds file: ", conditionMessage(e)))
}

# read_data reads the training data; text stays text, as in R's own read.csv().
read_data <- function(path) {
  if (!file.exists(path)) die(path, ": no such file\n", usage)
  if (grepl("[.]csv$", path, ignore.case = TRUE)) return(read.csv(path, check.names = FALSE))
  read_fit(path)
}

# lambda is a number, or one of the names that cv.glmnet knows.
lambda <- function(s) {
  number <- suppressWarnings(as.numeric(s))
  if (is.na(number)) s else number
}

main <- function(args) {
  parsed <- parse_args(args)
  if (length(parsed$files) != 2 || is.null(parsed$options$name)) die(usage)
  call <- list(path = parsed$files[2], name = parsed$options$name, positive = parsed$options$positive)
  if (!is.null(parsed$options$threshold)) call$threshold <- suppressWarnings(as.numeric(parsed$options$threshold))
  if (!is.null(parsed$options$data)) call$data <- read_data(parsed$options$data)
  if (!is.null(parsed$options$s)) call$s <- lambda(parsed$options$s)
  suppressPackageStartupMessages(library(splines)) # predict() looks ns() and bs() up by name
  tryCatch(
    do.call(export_model, c(list(read_fit(parsed$files[1])), call)),
    modelexport_refusal = function(e) die("refused: ", conditionMessage(e))
  )
  invisible()
}

here <- dirname(gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1]), fixed = TRUE))
source(file.path(here, "load.R"))
main(commandArgs(trailingOnly = TRUE))
