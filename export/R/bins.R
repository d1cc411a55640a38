# Where numbers lie, without the numbers: how many are between the distinct inner
# deciles. What is seen later is counted in the same bins.

bins_of <- function(x) {
  x <- x[!is.na(x)]
  edges <- unique(unname(quantile(x, seq(0.1, 0.9, by = 0.1), type = 7)))
  list(edges = edges, counts = tabulate(findInterval(x, edges, left.open = TRUE) + 1, length(edges) + 1))
}

# bins_json marks the arrays of bins; NULL stays NULL.
bins_json <- function(bins) if (!is.null(bins)) lapply(bins, array_of)
