test_that("every fixture is what its script writes, byte for byte", {
  old <- options(fixture.root = fixture_path())
  on.exit(options(old))
  source(fixture_path("make-all.R"), local = TRUE)
  skip_other_r(fixture_path("admission"))
  out <- tempfile()
  suppressWarnings(suppressMessages(made <- make_all(fixture_path(), out)))
  expect_gt(length(made), 100)
  for (folder in made) {
    file <- if (startsWith(folder, "refused/")) "refusal.txt" else "coefficients.json"
    again <- read_text(file.path(out, folder, file))
    kept <- read_text(fixture_path(folder, file))
    expect_true(if (folder == "admission") same_but_time(again, kept) else identical(again, kept),
      label = paste0("fixtures/", folder, "/", file, " equals what make.R writes (else run Rscript fixtures/make-all.R)"))
  }
})

test_that("no document says where it was made", {
  for (path in Sys.glob(fixture_path("*", "coefficients.json"))) {
    expect_false(grepl(repository, read_text(path), fixed = TRUE), label = path)
  }
})
