# Rscript export/tests/run.R [filter]: every test of the package, uninstalled.
# Exits with status 1 when one fails. Needs r-cran-testthat and r-cran-jsonlite.

for (package in c("testthat", "jsonlite")) {
  if (!requireNamespace(package, quietly = TRUE)) {
    cat("modelexport's tests need the R package ", package, "; install it with: apt-get install r-cran-", package,
      "\n", sep = "", file = stderr())
    quit(save = "no", status = 1)
  }
}

here <- dirname(gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1]), fixed = TRUE))
source(file.path(here, "..", "load.R"))
args <- commandArgs(TRUE)
library(testthat)
local_edition(3)
test_dir(file.path(here, "testthat"),
  filter = if (length(args)) args[1], reporter = "summary", stop_on_failure = TRUE,
  env = new.env(parent = globalenv()), load_package = "none")
