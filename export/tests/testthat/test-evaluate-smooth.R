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
