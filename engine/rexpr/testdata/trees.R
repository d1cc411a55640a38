# R's own values of trees over a data frame: Rscript trees.R > trees.json
# An entry is R's expression (read by eye), its tree, and a number per row of the
# frame: NA is null, a truth 0 or 1, a level its place from 0.
library(jsonlite)
set.seed(3)
n <- 40
rows <- data.frame(
  x = c(0, -0, 1, 2, 3, 0.1 + 0.2, 0.3, 1e15, 2.5, NA, Inf, -Inf, -1, 4, 4 + 1e-15, 10, round(rnorm(n - 16, 2, 2), 1)),
  b = rep(c(TRUE, FALSE, NA, TRUE), length.out = n),
  f = factor(rep(c("a", "b", NA, "c", "b"), length.out = n), levels = c("a", "b", "c")),
  o = factor(rep(c("low", "mid", "high"), length.out = n), levels = c("low", "mid", "high"), ordered = TRUE)
)
col <- function(name) list(predictor = unbox(name))
exact <- function(x) { # toJSON() prints 15 digits
  text <- if (is.na(x)) "null" else if (is.infinite(x)) sprintf("\"%s\"", as.character(x)) else sprintf("%.17g", as.double(x))
  structure(text, class = "json")
}
num <- function(x) list(number = exact(x))
txt <- function(x) list(text = unbox(x))
call <- function(name, ...) list(call = unbox(name), args = list(...))
cutting <- function(of, breaks, right, lowest) {
  list(cut = list(breaks = I(lapply(breaks, function(b) exact(b))), right = unbox(right), include_lowest = unbox(lowest)), of = of)
}
recode <- function(of, from, to) list(recode = list(from = from, to = to), of = of)
out <- list()
entry <- function(expr, tree) {
  y <- eval(substitute(expr), rows)
  y <- if (is.factor(y)) as.integer(y) - 1L else as.double(y)
  text <- paste(deparse(substitute(expr)), collapse = " ")
  out[[length(out) + 1]] <<- list(r = unbox(text), tree = tree, y = lapply(y, exact))
}
x <- col("x"); b <- col("b"); f <- col("f"); o <- col("o")
for (right in c(TRUE, FALSE)) for (lowest in c(TRUE, FALSE)) {
  entry(cut(x, c(-1, 0, 1, 2.5, 4, 10), right = right, include.lowest = lowest), cutting(x, c(-1, 0, 1, 2.5, 4, 10), right, lowest))
  entry(cut(x, c(-Inf, 0.3, Inf), right = right, include.lowest = lowest), cutting(x, c(-Inf, 0.3, Inf), right, lowest))
}
entry(factor(x, levels = c(3, 0.3, 1e15, 4, -1)), recode(x, c(3, 0.3, 1e15, 4, -1), 0:4))
entry(factor(b, levels = c(TRUE, FALSE)), recode(b, c(TRUE, FALSE), 0:1))
entry(factor(f, levels = c("c", "a")), recode(f, c("c", "a"), 0:1))
entry(relevel(f, ref = "b"), recode(f, c("b", "a", "c"), 0:2))
entry(interaction(f, o), list(cross = list(f, o)))
entry(interaction(b, f), list(cross = list(b, f)))
entry(interaction(cut(x, c(0, 1, 3)), f, o), list(cross = list(cutting(x, c(0, 1, 3), TRUE, FALSE), f, o)))
entry(f == "b", call("==", f, txt("b")))
entry("b" != f, call("!=", txt("b"), f))
entry(o < "mid", call("<", o, txt("mid")))
entry("mid" <= o, call("<=", txt("mid"), o))
entry(f %in% c("a", "z"), call("%in%", f, txt("a"), txt("z")))
entry(x %in% c(0, 0.3, NA), call("%in%", x, num(0), num(0.3), list(call = unbox("NA"))))
entry(x %in% c(0, Inf), call("%in%", x, num(0), num(Inf)))
entry(as.numeric(f) * x, call("*", call("as.numeric", f), x))
entry(as.integer(o) %/% 2, call("%/%", call("as.integer", o), num(2)))
entry(as.numeric(cut(x, c(0, 1, 3))), call("as.numeric", cutting(x, c(0, 1, 3), TRUE, FALSE)))
entry(is.na(f) | b, call("|", call("is.na", f), b))
entry(is.na(cut(x, c(0, 1, 3))), call("is.na", cutting(x, c(0, 1, 3), TRUE, FALSE)))
entry(ifelse(b, x, -x), call("ifelse", b, x, call("-", x)))
entry(ifelse(x, 1, b), call("ifelse", x, num(1), b))
entry(ifelse(x > 1 & b, log(x), NA), call("ifelse", call("&", call(">", x, num(1)), b), call("log", x), list(call = unbox("NA"))))
entry(b + 1, call("+", b, num(1)))
entry(!x, call("!", x))
entry(xor(b, x > 1), call("xor", b, call(">", x, num(1))))
entry(pmin(x, 2, b), call("pmin", x, num(2), b))
entry(pmax(x, -x, 0.5), call("pmax", x, call("-", x), num(0.5)))
entry(sqrt(abs(x - 1))^3 / (1 + exp(-x)), call("/", call("^", call("sqrt", call("abs", call("-", x, num(1)))), num(3)),
  call("+", num(1), call("exp", call("-", x)))))
cat(toJSON(list(
  rows = list(x = lapply(rows$x, exact), b = lapply(rows$b, exact), f = lapply(as.integer(rows$f) - 1, exact), o = lapply(as.integer(rows$o) - 1, exact)),
  trees = out
), digits = I(17), null = "null", json_verbatim = TRUE), "\n")
