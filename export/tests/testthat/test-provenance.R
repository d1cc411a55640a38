test_that("the version is DESCRIPTION's", {
  path <- file.path("..", "..", "DESCRIPTION")
  if (!file.exists(path)) skip("DESCRIPTION is not beside the tests")
  expect_identical(modelexport_version, read.dcf(path, "Version")[[1]])
})

test_that("the digest is of the values", {
  d <- data.frame(x = c(1, NA, 1 / 3), f = factor(c("a", "\u00e9", NA)), s = c(TRUE, NA, FALSE))
  expect_identical(frame_digest(d), frame_digest(d))
  expect_identical(frame_digest(d), "37a2998252f16e88516b6187cb71abd6")
  d$x[3] <- d$x[3] + 1e-16
  expect_false(frame_digest(d) == "37a2998252f16e88516b6187cb71abd6")
})

test_that("rows of weight zero are in the frame and not in n", {
  fit <- lm(dist ~ speed, cars, weights = rep(0:1, 25))
  expect_identical(provenance_of(lm_parts(fit))$n, 25L)
})
