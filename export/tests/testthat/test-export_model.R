test_that("export_model() says where it wrote, and what it wrote can be read", {
  path <- tempfile(fileext = ".json")
  on.exit(unlink(path))
  expect_message(export_model(lm(y ~ x, data = training_data()), path, name = "line"), "wrote .*line, [0-9]+ cases")
  expect_identical(read_json(path)$name, "line")
})

test_that("a refused fit writes nothing", {
  path <- tempfile(fileext = ".json")
  expect_match(refusal(export_model(lm(y ~ cut(x, 3), data = training_data()), path, name = "line")), "chooses the breaks anew", fixed = TRUE)
  expect_false(file.exists(path))
})
