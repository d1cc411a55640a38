test_that("every refused fixture is refused in the words beside it", {
  for (folder in list.dirs(fixture_path("refused"), recursive = FALSE)) {
    out <- tempfile()
    dir.create(out)
    old <- options(fixture.here = folder, fixture.out = out)
    sys.source(file.path(folder, "make.R"), new.env(parent = globalenv()))
    options(old)
    expect_identical(read_text(file.path(out, "refusal.txt")), read_text(file.path(folder, "refusal.txt")),
      label = paste("the refusal of", basename(folder)))
  }
})

test_that("a refusal has three parts and nothing is written", {
  path <- tempfile()
  e <- tryCatch(export_model(lm(dist ~ gamma(speed), cars), path, name = "cars"), modelexport_refusal = identity)
  expect_s3_class(e, c("modelexport_refusal", "error", "condition"), exact = TRUE)
  expect_identical(e$fact, "gamma() is not in the table of functions that can be served")
  expect_identical(e$where, "dist ~ gamma(speed)\n             ^^^^^^^^^^^^")
  expect_match(e$way_out, "make the column in the data before fitting")
  expect_false(file.exists(path))
})

test_that("arguments", {
  fit <- lm(dist ~ speed, cars)
  expect_match(refusal(export_model(fit, tempfile())), "the model has no usable name", fixed = TRUE)
  expect_match(refusal(export_model(fit, tempfile(), name = "a/b")), "no usable name")
  expect_match(refusal(export_model(fit, tempfile(), name = "a-")), "no usable name")
  expect_match(refusal(export_model(fit, tempfile(), name = "cars", fitted_at = "now")), "fitted_at is not a time")
  expect_match(refusal(export_model(fit, file.path(tempfile(), "x.json"), name = "cars")), "does not exist")
})

test_that("a fit without its terms", {
  fit <- lm(dist ~ speed, cars)
  fit$terms <- NULL
  expect_match(refusal(exported(fit)), "the fit has no terms", fixed = TRUE)
})

test_that("the generic can be extended and finds the method", {
  export_model.test_only <- function(fit, path, ...) "extended"
  registerS3method("export_model", "test_only", export_model.test_only, envir = environment(export_model))
  expect_identical(export_model(structure(list(), class = "test_only"), "x"), "extended")
})
