# Golden cases: rows and what R's predict() says of them. They cover every
# level, every pair of levels of an interaction, range ends and beyond, the
# clamps of the link, NA, and rows that must be rejected.

max_pairs <- 60

golden_cases <- function(parts, structures, predictors) {
  typical <- typical_row(predictors)
  accept_typical(parts, typical)
  accept_determined(parts, structures[[1]], typical)
  if (!is.null(own <- getOption("modelexport.rows"))) { # the battery draws its own
    return(Filter(Negate(is.null), lapply(own(predictors, typical), case_of, parts = parts, structure = structures[[1]])))
  }
  rows <- c(
    list(list(name = "typical", row = typical)),
    level_rows(predictors, typical),
    pair_rows(structures, predictors, typical),
    number_rows(predictors, typical),
    edge_rows(structures, predictors, typical),
    clamp_rows(parts, predictors, typical),
    if (!is.null(parts$cases)) parts$cases(predictors, typical),
    na_rows(predictors, typical)
  )
  names(rows) <- NULL
  rows <- rows[!duplicated(lapply(rows, `[`, c("row", "level")))]
  cases <- Filter(Negate(is.null), lapply(rows, case_of, parts = parts, structure = structures[[1]]))
  distinct(c(cases, spelling_cases(parts, predictors, typical), reject_cases(parts, predictors, typical)))
}

# case_of asks R. Where R stops because of a level that the fit has not seen, the
# row must be rejected; NULL where no one field is to blame, and where R stops for
# being asked one row: ns() stops on an NA that is alone, and says NA of one in a
# batch.
case_of <- function(r, parts, structure) {
  message <- message_of(expect <- answer(parts, r$row, r$level))
  if (is.null(message)) {
    return(list(name = r$name, input = r$row, level = r$level, expect = determined(expect, parts, structure, r$row)))
  }
  if (length(r$fields) != 1 || is.na(r$row[[r$fields]]) || !grepl("new level", message, fixed = TRUE)) return(NULL)
  list(name = r$name, input = r$row, reject = list(field = r$fields, message = message))
}

# accept_typical: a fit of which R says nothing cannot be served.
accept_typical <- function(parts, typical) {
  message <- message_of(answer(parts, typical))
  if (is.null(message)) return(invisible())
  refuse(paste("R's own predict() stops on one row:", message),
    where = one_line(parts$formula),
    way_out = "make the columns in the data before fitting and use their names; callers then send those")
}

# distinct gives every case a name of its own: two numbers may look the same
# in six digits.
distinct <- function(cases) {
  names <- make.unique(vapply(cases, `[[`, "", "name"), sep = " #")
  Map(function(k, name) replace(k, "name", name), cases, names, USE.NAMES = FALSE)
}

# typical_row has the median of numbers and the most frequent level of the rest.
typical_row <- function(predictors) {
  row <- lapply(predictors, function(p) {
    if (is_number(p)) sent(p, typical_number(p)) else values_of(p)[[which.max(p$counts)]]
  })
  setNames(row, names_of(predictors))
}

# typical_number is the median, or, of numbers that stand for levels, the one
# that is nearest to it.
typical_number <- function(p) {
  median <- p$range$quantiles[p$range$probs == 0.5]
  if (is.null(p$only)) median else p$only[which.min(abs(p$only - median))]
}

# sent is a number as a caller sends it: a day as text.
sent <- function(p, x) if (p$type == "Date") format(as.Date(floor(x), origin = "1970-01-01"), "%Y-%m-%d") else x

names_of <- function(predictors) vapply(predictors, `[[`, "", "name")

# values_of lists the values of a factor-like predictor as a caller sends them.
values_of <- function(p) if (p$type == "logical") list(FALSE, TRUE) else as.list(p$levels)

is_number <- function(p) p$type %in% c("numeric", "Date")

# changed is a row with the fields of new replaced, named by what was changed.
changed <- function(row, new) {
  row[names(new)] <- new
  shown <- vapply(new, function(v) if (is.numeric(v)) format(v, digits = 6) else as.character(v), "")
  list(name = paste(names(new), "=", shown, collapse = ", "), row = row, fields = names(new))
}

level_rows <- function(predictors, typical) {
  like_factor <- Filter(Negate(is_number), predictors)
  unlist(lapply(like_factor, function(p) {
    lapply(values_of(p), function(v) changed(typical, setNames(list(v), p$name)))
  }), recursive = FALSE)
}

# pair_rows crosses two variables wherever a term holds both: levels with
# levels, levels with both ends of a number, ends with ends.
pair_rows <- function(structures, predictors, typical) {
  together <- Reduce(`+`, lapply(structures, met, names = names_of(predictors)))
  pairs <- which(together > 0 & upper.tri(together), arr.ind = TRUE)
  unlist(lapply(seq_len(nrow(pairs)), function(k) {
    thin(crossed(predictors[[pairs[k, 1]]], predictors[[pairs[k, 2]]], typical))
  }), recursive = FALSE)
}

# met counts how often two predictors meet in a term of the structure.
met <- function(structure, names) {
  used <- vapply(structure$variables, function(v) names %in% predictors_in(v$expr), logical(length(names)))
  codes <- vapply(structure$terms, function(t) t$codes > 0, logical(length(structure$variables)))
  used <- matrix(used, nrow = length(names)) %*% matrix(codes, nrow = length(structure$variables)) > 0
  used %*% t(used)
}

crossed <- function(p, q, typical) {
  points <- function(p) if (is_number(p)) list(sent(p, p$range$min), sent(p, p$range$max)) else values_of(p)
  unlist(lapply(points(p), function(a) lapply(points(q), function(b) {
    changed(typical, setNames(list(a, b), c(p$name, q$name)))
  })), recursive = FALSE)
}

# thin keeps at most max_pairs of a long list, evenly spread, ends included.
thin <- function(rows) {
  if (length(rows) <= max_pairs) return(rows)
  rows[unique(round(seq(1, length(rows), length.out = max_pairs)))]
}

# number_rows: both ends, beyond both ends, zero, negative, and a value with a
# full mantissa so that no rounding hides.
number_rows <- function(predictors, typical) {
  unlist(lapply(Filter(is_number, predictors), function(p) {
    r <- p$range
    span <- max(r$max - r$min, abs(r$max), 1)
    at <- c(r$min, r$max, r$min - span, r$max + span, 0, -abs(r$max) - 1, r$mean + span / 7)
    lapply(at, function(v) changed(typical, setNames(list(sent(p, v)), p$name)))
  }), recursive = FALSE)
}

na_rows <- function(predictors, typical) {
  if (!length(predictors)) return(list())
  one <- lapply(predictors, function(p) {
    row <- typical
    row[[p$name]][1] <- NA
    list(name = paste(p$name, "is NA"), row = row, fields = p$name)
  })
  all <- lapply(typical, function(v) {
    v[1] <- NA
    v
  })
  c(one, if (length(predictors) > 1) list(list(name = "all NA", row = all)))
}
