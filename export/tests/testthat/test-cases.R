test_that("cases cover levels, pairs, range ends, beyond, clamps, NA and rejects", {
  d <- training_data()
  names <- vapply(exported(glm(yes ~ x + group * site, binomial, d))$cases, `[[`, "", "name")
  expect_identical(anyDuplicated(names), 0L)
  for (level in levels(d$group)) expect_true(any(grepl(paste("group =", level), names)) || names[1] == "typical")
  expect_length(grep("group = ., site = ", names), 8 - 4 - 1) # the rest are among the single levels
  expect_true(all(paste("x =", c(min(d$x), max(d$x), 0)) %in% names))
  expect_true(all(c("eta near -30.1 by x", "eta near 30.1 by x", "x is NA", "site is NA", "all NA") %in% names))
  expect_true(all(c("x is missing", "x is \"abc\"", "group is \"unseen\"", "group is true") %in% names))
})

test_that("every pair of levels is somewhere", {
  d <- training_data()
  inputs <- lapply(Filter(function(k) !is.null(k$expect), exported(lm(y ~ group * site, d))$cases), `[[`, "input")
  seen <- lapply(inputs, function(i) paste(i$group, i$site))
  expect_true(all(outer(levels(d$group), levels(d$site), paste) %in% seen))
})

test_that("expectations are predict()'s", {
  d <- training_data()
  fit <- glm(yes ~ x + group, binomial, d)
  k <- case_named(exported(fit), "group = d")
  row <- data.frame(x = k$input$x, group = "d")
  expect_identical(k$expect$link, predict(fit, row)[[1]])
  expect_identical(k$expect$response, predict(fit, row, type = "response")[[1]])
  expect_identical(k$expect$se_link, predict(fit, row, se.fit = TRUE)$se.fit[[1]])
  expect_identical(k$expect$se_response, predict(fit, row, type = "response", se.fit = TRUE)$se.fit[[1]])
})

test_that("many pairs are thinned evenly, ends included", {
  expect_length(thin(as.list(1:1000)), 60)
  expect_identical(thin(as.list(1:1000))[c(1, 60)], list(1L, 1000L))
  expect_length(thin(as.list(1:60)), 60)
})

test_that("a column may be named like an argument", {
  d <- training_data()
  d$row <- d$x
  d$new <- d$group
  expect_silent(suppressMessages(exported(lm(y ~ row * new, d))))
})
