test_that("standard errors of a glm.nb have dispersion 1, and every link is taken", {
  if (!requireNamespace("MASS", quietly = TRUE)) skip("MASS is not installed: apt-get install r-cran-mass")
  for (link in c("log", "sqrt", "identity")) {
    fit <- eval(bquote(MASS::glm.nb(Claims ~ Holders, data = MASS::Insurance, link = .(as.name(link)))))
    document <- exported(fit)
    case <- case_named(document, "typical")
    r <- predict(fit, as.data.frame(case$input), type = "response", se.fit = TRUE)
    expect_identical(document$family$link$name, link)
    expect_identical(case$expect$response, r$fit[[1]], label = link)
    expect_identical(case$expect$se_response, r$se.fit[[1]], label = link)
  }
})
