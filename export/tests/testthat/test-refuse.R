test_that("a refusal says what, where and what to do, and keeps the parts", {
  said <- tryCatch(refuse("the fact", where = "y ~ x", way_out = c("this", "or that")), error = identity)
  expect_s3_class(said, "modelexport_refusal")
  expect_identical(conditionMessage(said), "the fact\n  in: y ~ x\n  do: this\n  do: or that")
  expect_identical(said$way_out, c("this", "or that"))
})

test_that("a class is refused with the way out of the class, or a general one", {
  expect_identical(refusal(refuse_class(structure(list(), class = c("maov", "aov", "mlm", "lm")))),
    "a fit of class \"maov\", \"aov\", \"mlm\", \"lm\" is not supported\n  in: class(fit)\n  do: fit the same formula with lm()")
  expect_match(refusal(refuse_class(structure(list(), class = "strange"))), "write an export_model() method for the class", fixed = TRUE)
})

test_that("a package that is not installed is named", {
  expect_null(need("stats"))
  expect_match(refusal(need("no.such.package")), "the R package no.such.package, which made the fit, is not installed", fixed = TRUE)
})
