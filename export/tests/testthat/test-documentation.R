# docs/formula.md names fixtures and quotes refusals; both must be there.

test_that("every fixture that docs/formula.md names is there, and refusals are quoted as they are", {
  path <- file.path(repository, "docs", "formula.md")
  if (!file.exists(path)) skip("docs/formula.md is not beside export/: run inside the repository")
  lines <- readLines(path, encoding = "UTF-8")
  rows <- grep("^\\| [^-R]", lines, value = TRUE)
  cells <- lapply(strsplit(gsub("\\\\\\|", "\u0001", rows), " | ", fixed = TRUE), function(x) gsub("\u0001", "|", sub(" \\|$", "", x)))
  expect_gt(length(rows), 50)
  refused <- seq_along(rows) > which(grepl("scale-inside", rows))[1] - 1
  for (r in cells[!refused]) {
    for (name in strsplit(r[4], ", ")[[1]]) expect_gt(length(Sys.glob(fixture_path(name))), 0, label = name)
  }
  for (r in cells[refused]) {
    said <- readLines(fixture_path("refused", r[4], "refusal.txt"), encoding = "UTF-8")
    expect_identical(said[1], r[2], label = r[4])
  }
})

# quoted are the refusals that a page quotes, by fixture.
quoted <- function(page) {
  path <- file.path(repository, "docs", page)
  if (!file.exists(path)) skip(paste0("docs/", page, " is not beside export/: run inside the repository"))
  lines <- readLines(path, encoding = "UTF-8")
  table <- grep("^\\| `", lines[seq_along(lines) > grep("^## What is refused", lines)[1]], value = TRUE)
  cells <- strsplit(gsub("\\\\\\|", "\u0001", table), " | ", fixed = TRUE)
  said <- gsub("\u0001", "|", vapply(cells, `[[`, "", 2))
  setNames(said, sub(" \\|$", "", vapply(cells, `[[`, "", 4)))
}

test_that("every refusal is in one of the tables, as it reads", {
  said <- c(quoted("formula.md"), quoted("classes.md"))
  folders <- setdiff(list.files(fixture_path("refused")), "formula-several") # the text of several at once
  expect_setequal(names(said), folders)
  expect_false(anyDuplicated(names(said)) > 0)
  for (name in names(said)) {
    expect_identical(readLines(fixture_path("refused", name, "refusal.txt"), encoding = "UTF-8")[1], said[[name]], label = name)
  }
})
