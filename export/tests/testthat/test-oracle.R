test_that("a row alone says what it says in a batch of finite rows, bit for bit", {
  d <- training_data()
  for (fit in list(
    lm(y ~ x * group + site, d), glm(yes ~ x + z + group, binomial, d), glm(y ~ x + size, Gamma("log"), d)
  )) {
    rows <- d[1:25, ]
    type <- if (is_glm(fit)) "link" else "response"
    batch <- predict(fit, rows, type = type, se.fit = TRUE)
    alone <- lapply(1:25, function(i) said(fit, rows[i, ], "link"))
    expect_identical(vapply(alone, `[[`, 0, "fit"), unname(batch$fit))
    expect_identical(vapply(alone, `[[`, 0, "se.fit"), unname(batch$se.fit))
  }
})

test_that("text for a factor says what the factor says", {
  d <- training_data()
  fit <- lm(y ~ size * group, d)
  row <- d[4, c("size", "group")]
  expect_identical(said(fit, as_newdata(lapply(row, as.character)), "link"), said(fit, row, "link"))
})

test_that("objections are R's own and do not look outside the row", {
  fit <- lm(dist ~ speed, cars)
  speed <- 7
  expect_identical(objection(fit, as_newdata(list(other = 1))), "object 'speed' not found")
  expect_null(objection(fit, as_newdata(list(speed = 7))))
  expect_match(objection(fit, as_newdata(list(speed = "7"))), "fitted with type \"numeric\" but type \"character\"")
})
