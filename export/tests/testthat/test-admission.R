# The numbers of the published example: R's predict() on the UCLA data.

document <- function() read_json(fixture_path("admission-seed", "coefficients.json"))
published <- c(-3.9899790733310279, 0.0022644257861791457, 0.80403754928022242,
  -0.67544292796355887, -1.3402039164678849, -1.5514636769180665)

# score is predict.glm by hand, from the document alone.
score <- function(document, x) {
  b <- vapply(document$coefficients, `[[`, 0, "value")
  r <- do.call(rbind, lapply(document$standard_errors$r_inverse, unlist))
  eta <- sum(x * b)
  mu <- 1 / (1 + exp(-eta))
  list(response = mu, se = sqrt(sum((x %*% r)^2)) * mu * (1 - mu))
}

test_that("the fixture gives the published answers", {
  s <- score(document(), c(1, 800, 4, 0, 0, 0))
  expect_equal(s$response, 0.7384082, tolerance = 1e-7)
  expect_equal(s$se, 0.06723316, tolerance = 1e-7)
  expect_equal(score(document(), c(1, 800, 4, 0, 0, 1))$response, 0.3743144, tolerance = 1e-7)
})

test_that("the coefficients are the author's", {
  expect_equal(vapply(document()$coefficients, `[[`, 0, "value"), published, tolerance = 1e-14)
})

test_that("the author's own fit, saved by R 3.3.1, is exported bit for bit", {
  path <- file.path(repository, "..", "shared", "data", "admission-author.rds")
  if (!file.exists(path)) skip("../shared/data/admission-author.rds is not beside the repository")
  fit <- readRDS(path)
  theirs <- exported(fit, "admission")
  expect_identical(vapply(theirs$coefficients, `[[`, 0, "value"), published)
  expect_equal(score(theirs, c(1, 800, 4, 0, 0, 0))$se, 0.06723316, tolerance = 1e-7)
  k <- case_named(theirs, "rank = 4")
  expect_identical(k$expect$response, predict(fit, data.frame(gre = 580, gpa = 3.395, rank = "4"), type = "response")[[1]])
  expect_identical(theirs$provenance$data_digest, document()$provenance$data_digest)
})
