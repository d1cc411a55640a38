test_that("doubles are written with 17 digits and read back to the same bits", {
  x <- c(1 / 3, 0.1, 2.2204460492503131e-16, .Machine$double.xmax, 4.9406564584124654e-324, -7, 1e22)
  text <- vapply(x, json_number, "")
  expect_identical(text[1:2], c("0.33333333333333331", "0.10000000000000001"))
  expect_identical(as.numeric(text), x)
})

test_that("what JSON has no number for", {
  expect_identical(json(NA_real_), "null")
  expect_identical(json(NaN), "null")
  expect_identical(json(Inf), "\"Inf\"")
  expect_identical(json(-Inf), "\"-Inf\"")
  expect_identical(json(NA), "null")
  expect_identical(json(NA_character_), "null")
})

test_that("layout: short on one line, long on many, NULL left out", {
  expect_identical(json(list(a = 1, b = NULL, c = "x")), "{\"a\": 1, \"c\": \"x\"}")
  expect_identical(json(array_of("one")), "[\"one\"]")
  expect_identical(json(list(a = array_of(1:2))), "{\n  \"a\": [1, 2]\n}")
  expect_identical(json(matrix(1:4, 2)), "[\n  [1, 3],\n  [2, 4]\n]")
  expect_identical(json(array_of(character())), "[]")
  expect_identical(json(setNames(list(), character())), "{}")
})

test_that("strings are escaped and stay UTF-8", {
  expect_identical(json("a\"b\\\n\t/\u00e9"), "\"a\\\"b\\\\\\n\\t/\u00e9\"")
})

test_that("what has no form is an error, never a guess", {
  expect_error(json(1:2), "not a scalar: integer of length 2")
  expect_error(json(list(1, 2)), "an object needs names")
})
