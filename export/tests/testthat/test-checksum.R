test_that("the checksum is the MD5 of the file with zeros in its place", {
  text <- paste0("{\"checksum\":\"", unsealed, "\",\"x\":1}\n")
  file <- tempfile()
  on.exit(unlink(file))
  write_text(text, file)
  expect_identical(sealed(text), sub(unsealed, paste0("md5:", tools::md5sum(file)[[1]]), text, fixed = TRUE))
  expect_false(sealed(text) == sub("md5:", "md5:", sealed(sub("1}", "2}", text, fixed = TRUE)), fixed = TRUE))
})

test_that("there must be one place for it", {
  expect_error(sealed("{}"), "no place for the checksum", fixed = TRUE)
  expect_error(sealed(paste(unsealed, unsealed)), "no place for the checksum", fixed = TRUE)
})
