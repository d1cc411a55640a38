library(testthat)
library(modelexport)

test_check("modelexport")
