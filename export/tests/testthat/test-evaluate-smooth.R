skip_without_mgcv <- function() if (!requireNamespace("mgcv", quietly = TRUE)) skip("mgcv is not installed: apt-get install r-cran-mgcv")

# read_again is the basis of a smooth over rows, by its tree alone and by mgcv.
read_again <- function(spec, data, rows) {
  smooth <- mgcv::smoothCon(spec, data, absorb.cons = TRUE)[[1]]
  tree <- smooth_node(smooth, smooth$label, plain_columns, rows = TRUE)
  list(ours = evaluate_smooth(tree, function(name) list(x = rows[[name]]), nrow(rows)), mgcv = mgcv::PredictMat(smooth, rows))
}

far <- function() data.frame(wt = c(0, 2.2, 3.217, 9))

test_that("the tree of a basis of one column is what mgcv computes, within and beyond the knots", {
  skip_without_mgcv()
  s <- mgcv::s
  specs <- list(
    cr = s(wt, bs = "cr", k = 5), cs = s(wt, bs = "cs", k = 5), cc = s(wt, bs = "cc", k = 5),
    tp = s(wt, k = 5), ts = s(wt, bs = "ts", k = 5)
  )
  for (name in names(specs)) {
    basis <- read_again(specs[[name]], mtcars, far())
    expect_equal(unname(basis$ours), unname(basis$mgcv), tolerance = 1e-12, ignore_attr = TRUE, label = name)
  }
})

test_that("the tree of a thin plate of several covariates is what mgcv computes", {
  skip_without_mgcv()
  s <- mgcv::s
  rows <- data.frame(wt = c(0, 2.2, 3.217, 9), hp = c(20, 100, 150, 500), qsec = c(10, 16, 18, 30))
  specs <- list(
    two = s(wt, hp, k = 10), shrunk = s(wt, hp, bs = "ts", k = 10),
    third_order = s(wt, hp, k = 10, m = 3), three = s(wt, hp, qsec, k = 15)
  )
  for (name in names(specs)) {
    basis <- read_again(specs[[name]], mtcars, rows)
    expect_equal(unname(basis$ours), unname(basis$mgcv), tolerance = 1e-12, ignore_attr = TRUE, label = name)
  }
})

test_that("the trees of P-splines and tensor products are what mgcv computes, also with a plane as a margin", {
  skip_without_mgcv()
  s <- mgcv::s; te <- mgcv::te; ti <- mgcv::ti; t2 <- mgcv::t2
  rows <- data.frame(wt = c(0, 2.2, 3.217, 9), hp = c(20, 100, 150, 500), qsec = c(10, 16, 18, 30))
  specs <- list(
    ps = s(wt, bs = "ps", k = 6), cp = s(wt, bs = "cp", k = 6), te = te(wt, hp, bs = "cr", k = 4),
    ti = ti(wt, hp, bs = c("cr", "cc"), k = 5), t2 = t2(wt, hp, k = 4), t2_full = t2(wt, hp, k = 4, full = TRUE),
    te_plane = te(wt, hp, qsec, d = c(2, 1), bs = c("tp", "cr"), k = c(6, 3)),
    ti_plane = ti(wt, hp, qsec, d = c(2, 1), bs = c("tp", "cr"), k = c(6, 3))
  )
  for (name in names(specs)) {
    basis <- read_again(specs[[name]], mtcars, rows)
    expect_equal(unname(basis$ours), unname(basis$mgcv), tolerance = 1e-11, ignore_attr = TRUE, label = name)
  }
})
