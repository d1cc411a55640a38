# The whole document, keys in the order of the contract.

coefficients_format <- "coefficients/1.2"

# model_document makes the document of parts (parts.R): the gate and the proof
# first, then the summaries, then what predict() says.
model_document <- function(parts, name, wish, fitted_at) {
  session$constants <- list()
  training <- training_of(parts)
  structures <- lapply(equations_of(parts), proved_structure, column = training)
  structure <- structures[[1]]
  response <- parts$response
  response$decision <- decision_of(response$classes, wish)
  response <- fitted_summary(response, parts$fitted)
  parts$response <- response
  if (is.function(parts$rule)) parts$rule <- parts$rule(training)
  predictors <- predictors_of(structures, training, list(parts$rule))
  parts$predictors <- predictors
  list(
    format = coefficients_format,
    name = name,
    fitted_at = format(as.POSIXct(fitted_at), "%Y-%m-%dT%H:%M:%SZ", tz = "UTC"),
    class = array_of(parts$class),
    formula = one_line(parts$formula),
    response = response_json(response),
    predictors = array_of(lapply(predictors, predictor_json)),
    terms = terms_json(structure),
    coefficients = array_of(coefficients_of(parts$equation)),
    equations = equations_json(parts, structures[-1]),
    family = parts$family,
    rule = parts$rule,
    standard_errors = parts$standard_errors,
    provenance = provenance_of(parts),
    tolerance = list(link = 1e-12, link_scale = 1e-14, response = 1e-9, se = 1e-9),
    cases = array_of(golden_cases(parts, structures, predictors))
  )
}

# equations_json writes the further linear predictors; those with terms of their
# own take their structures in order.
equations_json <- function(parts, structures) {
  if (!length(parts$equations)) return(NULL)
  own <- 0
  array_of(lapply(names(parts$equations), function(name) {
    e <- parts$equations[[name]]
    if (is.null(e$terms)) {
      return(list(name = name, coefficients = array_of(coefficients_of(e, attr(parts$equation$x, "assign")))))
    }
    own <<- own + 1
    list(name = name, terms = terms_json(structures[[own]]), coefficients = array_of(coefficients_of(e)))
  }))
}

response_json <- function(r) {
  r$classes <- array_of(r$classes)
  r$bins <- bins_json(r$bins)
  r$counts <- array_of(r$counts)
  r
}

predictor_json <- function(p) {
  p$only <- NULL
  p$levels <- array_of(p$levels)
  p$counts <- array_of(p$counts)
  if (!is.null(p$range)) {
    p$range$probs <- array_of(p$range$probs)
    p$range$quantiles <- array_of(p$range$quantiles)
    p$range$bins <- bins_json(p$range$bins)
  }
  p
}

terms_json <- function(s) {
  s$variables <- array_of(lapply(s$variables, function(v) {
    v$expr <- expr_json(v$expr)
    v$levels <- array_of(v$levels)
    if (!is.null(v$contrast)) v$contrast$columns <- array_of(v$contrast$columns)
    v[c("name", "type", "expr", "columns", "levels", "contrast")]
  }))
  s$terms <- array_of(lapply(s$terms, function(t) {
    t$codes <- array_of(t$codes)
    t
  }))
  s$offsets <- if (length(s$offsets)) array_of(lapply(s$offsets, expr_json))
  s
}

# expr_json marks what is an array in a tree.
expr_json <- function(tree) {
  for (key in c("args", "cross", "columns")) if (!is.null(tree[[key]])) tree[[key]] <- array_of(lapply(tree[[key]], expr_json))
  if (!is.null(tree$of)) tree$of <- expr_json(tree$of)
  for (key in c("cut", "recode", "poly", "spline")) {
    if (!is.null(tree[[key]])) tree[[key]] <- lapply(tree[[key]], function(x) if (length(x) == 1 && is.logical(x) && key != "recode") x else array_of(x))
  }
  if (!is.null(tree$recode$reject)) tree$recode$reject <- TRUE
  if (!is.null(tree$spline)) tree$spline$degree <- tree$spline$degree[[1]]
  tree
}

# write_document writes a document to path with its checksum, unless the file
# there says the same but for fitted_at: a refit on unchanged data makes no new
# version. The file is whole at every moment: it is made beside and renamed.
write_document <- function(document, path) {
  document$checksum <- unsealed
  text <- sealed(enc2utf8(paste0(json(document), "\n")))
  if (file.exists(path) && same_but_time(read_text(path), text)) {
    message("unchanged: ", path)
    return(invisible(path))
  }
  if (!dir.exists(dirname(path))) {
    refuse("the folder of the document does not exist", where = path, way_out = "make the folder first")
  }
  beside <- tempfile(".coefficients-", dirname(path))
  on.exit(unlink(beside))
  write_text(text, beside)
  if (!file.rename(beside, path)) {
    refuse("the document cannot be written", where = path, way_out = "look at the permissions of the folder")
  }
  message("wrote ", path, " (", document$name, ", ", length(document$cases), " cases)")
  invisible(path)
}

write_text <- function(text, path) writeBin(charToRaw(enc2utf8(text)), path)

read_text <- function(path) {
  text <- readChar(path, file.size(path), useBytes = TRUE)
  Encoding(text) <- "UTF-8"
  text
}

same_but_time <- function(a, b) {
  blank <- function(x) {
    x <- sub("\n  \"fitted_at\": \"[^\"]*\"", "\n  \"fitted_at\": \"\"", x)
    sub("\n  \"checksum\": \"[^\"]*\"", "\n  \"checksum\": \"\"", x)
  }
  identical(blank(a), blank(b))
}
