# Versions of one model of the admissions data, and how far R's own predictions
# move from one to another, for TestDiffAgreesWithR:
# Rscript converter/testdata/diff/make.R
#
# old.json    admit ~ gre + gpa + rank
# refit.json  the same, after nine answers were turned around
# other.json  splines, another link, a new predictor; rank 4 is gone

here <- dirname(gsub("~+~", " ", sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1]), fixed = TRUE))
here <- getOption("fixture.here", here)
source(file.path(here, "..", "..", "..", "fixtures", "fixture.R"))

admission <- read.csv(file.path(here, "..", "..", "..", "fixtures", "admission", "admission.csv"))
admission$rank <- factor(admission$rank)
turned <- admission
turned$admit[1:9] <- 1 - turned$admit[1:9]
fewer <- droplevels(turned[turned$rank != "4" & turned$gre < 790, ])
fewer$visits <- as.integer(seq_len(nrow(fewer)) %% 7)

fits <- list(
  old = glm(admit ~ gre + gpa + rank, binomial, admission),
  refit = glm(admit ~ gre + gpa + rank, binomial, turned),
  other = glm(admit ~ gre + splines::ns(gpa, 3) + rank + visits, binomial("probit"), fewer)
)
days <- c(old = 1, refit = 2, other = 3)
file_of <- function(name) file.path(getOption("fixture.out", here), paste0(name, ".json"))
for (name in names(fits)) {
  export_model(fits[[name]], file_of(name),
    name = "applicants", fitted_at = as.POSIXct("2024-01-01", tz = "UTC") + 86400 * (days[[name]] - 1))
}

# answered are the inputs of the golden cases that have an answer, NA left out.
answered <- function(document) {
  asked <- Filter(function(case) !is.null(case$expect) && !any(vapply(case$input, is.null, NA)), document$cases)
  lapply(asked, `[[`, "input")
}

ranges <- function(document) {
  known <- Filter(function(p) !is.null(p$range), document$predictors)
  setNames(lapply(known, function(p) c(p$range$min, p$range$max)), vapply(known, `[[`, "", "name"))
}

# rows are those inputs of both documents that both models accept, each once.
rows <- function(a, b) {
  wanted <- union(vapply(a$predictors, `[[`, "", "name"), vapply(b$predictors, `[[`, "", "name"))
  inputs <- Filter(function(input) all(wanted %in% names(input)), c(answered(a), answered(b)))
  columns <- lapply(setNames(wanted, wanted), function(name) vapply(inputs, function(input) as.character(input[[name]]), ""))
  frame <- as.data.frame(columns, stringsAsFactors = FALSE)
  for (name in setdiff(wanted, "rank")) {
    frame[[name]] <- vapply(inputs, function(input) as.numeric(input[[name]]), 0)
  }
  levels <- Filter(function(p) p$name == "rank", b$predictors)[[1]]$levels
  frame <- unique(frame[frame$rank %in% unlist(levels), ])
  frame$rank <- factor(frame$rank)
  frame
}

summed <- function(old, new, frame) {
  was <- predict(old, frame, type = "response")
  is <- predict(new, frame, type = "response")
  list(rows = nrow(frame), largest = max(abs(is - was)), mean = mean(abs(is - was)), flipped = sum((was > 0.5) != (is > 0.5)))
}

shift <- function(from, to) {
  a <- jsonlite::fromJSON(file_of(from), simplifyVector = FALSE)
  b <- jsonlite::fromJSON(file_of(to), simplifyVector = FALSE)
  frame <- rows(a, b)
  inside <- rep(TRUE, nrow(frame))
  for (name in union(names(ranges(a)), names(ranges(b)))) {
    each <- Filter(Negate(is.null), list(ranges(a)[[name]], ranges(b)[[name]]))
    inside <- inside & Reduce(`|`, lapply(each, function(r) frame[[name]] >= r[1] & frame[[name]] <= r[2]))
  }
  list(from = from, to = to, golden = summed(fits[[from]], fits[[to]], frame[inside, ]), beyond = summed(fits[[from]], fits[[to]], frame[!inside, ]))
}

writeLines(jsonlite::toJSON(list(shift("old", "refit"), shift("old", "other")), auto_unbox = TRUE, digits = NA, pretty = TRUE), file_of("shift"))
