structure_of <- function(fit) {
  parts <- lm_parts(fit)
  terms_of(parts$equation, training_of(parts))
}
codes_of <- function(fit) lapply(structure_of(fit)$terms, `[[`, "codes")

test_that("codes are those that model.matrix uses", {
  d <- training_data()
  expect_identical(codes_of(lm(y ~ group * site, d)), list(c(1L, 0L), c(0L, 1L), c(1L, 1L)))
  expect_identical(codes_of(lm(y ~ group:site, d)), list(c(2L, 2L)))
  expect_identical(codes_of(lm(y ~ site / group, d)), list(c(1L, 0L), c(2L, 1L)))
})

test_that("without intercept the first factor is coded in full, wherever it stands", {
  d <- training_data()
  expect_identical(codes_of(lm(y ~ 0 + x + group + site, d)), list(c(1L, 0L, 0L), c(0L, 2L, 0L), c(0L, 0L, 1L)))
  expect_identical(codes_of(lm(y ~ 0 + flag, d)), list(2L))
  expect_identical(codes_of(lm(y ~ 0 + word + group, d)), list(c(2L, 0L), c(0L, 1L)))
  expect_identical(codes_of(lm(y ~ 0 + x, d)), list(1L))
})

test_that("variables keep plain names, types and levels", {
  d <- training_data()
  d$`my x` <- d$x
  v <- structure_of(lm(y ~ `my x` + flag + word + size, d))$variables
  expect_identical(vapply(v, `[[`, "", "name"), c("my x", "flag", "word", "size"))
  expect_identical(vapply(v, `[[`, "", "type"), c("numeric", "logical", "character", "ordered"))
  expect_identical(v[[2]]$levels, c("FALSE", "TRUE"))
  expect_identical(v[[3]]$levels, c("ash", "beech", "cedar"))
})

test_that("a variable without a term is still there", {
  v <- structure_of(lm(dist ~ speed + z - z, cbind(cars, z = 1:50)))
  expect_identical(vapply(v$variables, `[[`, "", "name"), c("speed", "z"))
  expect_identical(lapply(v$terms, `[[`, "codes"), list(c(1L, 0L)))
})

test_that("no terms at all", {
  expect_identical(structure_of(lm(dist ~ 1, cars)), list(intercept = TRUE, variables = list(), terms = list(), offsets = list()))
})
