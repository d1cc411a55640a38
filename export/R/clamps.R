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
  levers <- lapply(Filter(function(p) p$type == "numeric" && is.null(p$only), predictors), lever_of, parts = parts, typical = typical)
  lever <- strongest(Filter(Negate(is.null), levers))
  if (is.null(lever)) return(list())
  rows <- lapply(targets, function(target) {
    value <- lever$reach_for(target)
    if (is.null(value) || !is.finite(value) || abs(value) >= 1e300) return(NULL)
    row <- typical
    row[[lever$name]] <- value
    list(name = paste0("eta near ", format(target, digits = 6), " by ", lever$name), row = row)
  })
  Filter(Negate(is.null), rows)
}

# strongest is the number that moves eta most over its range, one on which eta
# is a line before any other.
strongest <- function(levers) {
  straight <- Filter(function(l) l$straight, levers)
  if (length(straight)) levers <- straight
  if (length(levers)) levers[[which.max(vapply(levers, `[[`, 0, "moves"))]]
}

# lever_of says how eta moves with a number: reach_for(target) is a value where
# eta is near the target, or NULL.
lever_of <- function(p, parts, typical) {
  eta <- function(v) {
    row <- typical
    row[[p$name]] <- v
    link_at(parts, row)
  }
  from <- p$range$min
  to <- p$range$max
  ends <- c(eta(from), eta(to))
  slope <- diff(ends) / (to - from)
  if (!is.finite(slope)) return(NULL)
  line <- function(target) from + (target - ends[1]) / slope
  straight <- slope != 0 && on_line(eta, from, to, ends[1], slope)
  if (straight) return(list(name = p$name, straight = TRUE, moves = abs(diff(ends)), reach_for = line))
  scan <- scanned(eta, from, to)
  moves <- diff(range(scan$eta))
  if (!is.finite(moves) || moves == 0) return(NULL)
  list(name = p$name, straight = FALSE, moves = moves, reach_for = function(target) bisected(eta, scan, target))
}

on_line <- function(eta, from, to, at_from, slope) {
  far <- c((from + to) / 2, to + 3 * (to - from), from - 3 * (to - from))
  said <- vapply(far, eta, 0)
  all(is.finite(said)) && all(abs(said - (at_from + slope * (far - from))) <= 1e-9 * (abs(said) + abs(at_from)))
}

# scanned tries values in the range and ever further out on both sides.
scanned <- function(eta, from, to) {
  out <- (to - from) * 2^(0:6)
  at <- c(rev(from - out), seq(from, to, length.out = 9), to + out)
  said <- vapply(at, eta, 0)
  list(at = at[is.finite(said)], eta = said[is.finite(said)])
}

# bisected finds a value between two scanned ones where eta crosses the target.
bisected <- function(eta, scan, target) {
  k <- which(diff(sign(scan$eta - target)) != 0)
  if (!length(k)) return(NULL)
  a <- scan$at[k[1]]
  b <- scan$at[k[1] + 1]
  below <- scan$eta[k[1]] < target
  for (i in 1:14) {
    middle <- (a + b) / 2
    said <- eta(middle)
    if (!is.finite(said)) return(NULL)
    if ((said < target) == below) a <- middle else b <- middle
  }
  (a + b) / 2
}

# link_at is R's linear predictor of a row, NA where there is not one number.
link_at <- function(parts, row) {
  link <- tryCatch(answer(parts, row)$link, error = function(e) NULL)
  if (is.numeric(link) && length(link) == 1) as.double(link) else NA_real_
}
