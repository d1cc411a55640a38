# Rows that push the linear predictor to where R's links clamp, overflow or
# leave their domain (stats/R/family.R, stats/src/family.c).

clamp_points <- list(
  logit = c(-800, -30.1, -29.9, -5, 5, 29.9, 30.1, 800),
  probit = c(-40, -8.2, -8.1, -3, 3, 8.1, 8.2, 40),
  cauchit = c(-1.5e15, -1.4e15, -1e3, 1e3, 1.4e15, 1.5e15),
  cloglog = c(-750, -36.1, -36, -5, 2, 3.58, 3.59, 6, 699, 701, 710),
  log = c(-750, -36.1, -36, 5, 709, 710),
  sqrt = c(-3, 0.5, 1e160),
  inverse = c(-2, 0.5, 1e3, 1e200),
  "1/mu^2" = c(-1, 0.5, 1e3, 1e200),
  power = c(-1, 0.5, 1e3, 1e100)
)

clamp_rows <- function(parts, predictors, typical) {
  targets <- if (is.null(parts$targets)) clamp_points[[parts$family$link$name]] else parts$targets
  if (is.null(targets)) return(list())
  lever <- strongest(parts, predictors, typical)
  if (is.null(lever)) return(list())
  rows <- lapply(targets, function(target) {
    value <- lever$from + (target - lever$eta) / lever$slope
    row <- typical
    row[[lever$name]] <- value
    list(name = paste0("eta near ", format(target, digits = 6), " by ", lever$name), row = row, value = value)
  })
  lapply(Filter(function(r) is.finite(r$value) && abs(r$value) < 1e300, rows), `[`, c("name", "row"))
}

# strongest finds the number that moves eta most over its range. Format 1.0
# knows plain columns only, so eta is a line in each.
strongest <- function(parts, predictors, typical) {
  best <- NULL
  for (p in Filter(is_number, predictors)) {
    ends <- vapply(c(p$range$min, p$range$max), function(v) {
      row <- typical
      row[[p$name]] <- v
      link_at(parts, row)
    }, 0)
    slope <- diff(ends) / (p$range$max - p$range$min)
    if (is.finite(slope) && slope != 0 && (is.null(best) || abs(diff(ends)) > best$reach)) {
      best <- list(name = p$name, from = p$range$min, eta = ends[1], slope = slope, reach = abs(diff(ends)))
    }
  }
  best
}

# link_at is R's linear predictor of a row, NA where there is not one number.
link_at <- function(parts, row) {
  link <- answer(parts, row)$link
  if (is.numeric(link) && length(link) == 1) link else NA_real_
}
