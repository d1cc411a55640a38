# JSON as this project writes it: doubles with 17 significant digits (jsonlite
# stops at 15 and loses bits), NA and NaN as null, infinities as text, keys in
# the order given, two spaces, short arrays and objects on one line.

json_width <- 110

# array marks a vector or list as a JSON array, even of length one.
array_of <- function(x) if (is.null(x)) NULL else structure(as.list(unname(x)), class = "json_array")

json <- function(x, indent = 0) {
  if (is.matrix(x)) return(json_block(apply(x, 1, array_of, simplify = FALSE), indent, "[", "]"))
  if (inherits(x, "json_array")) return(json_block(unclass(x), indent, "[", "]"))
  if (is.list(x)) return(json_block(if (is.null(names(x))) x else Filter(Negate(is.null), x), indent, "{", "}"))
  json_scalar(x)
}

# json_block writes a list between brackets: on one line when it is short and
# holds scalars alone, else one element a line.
json_block <- function(x, indent, open, close) {
  if (open == "{" && length(x) && is.null(names(x))) stop("an object needs names")
  if (!length(x)) return(paste0(open, close))
  keys <- if (open == "{") paste0(vapply(names(x), json_string, ""), ": ") else ""
  flat <- all(vapply(x, function(e) !is.list(e) && !is.matrix(e), NA))
  items <- paste0(keys, if (flat) vapply(x, json_scalar, "") else vapply(x, json, "", indent = indent + 2))
  line <- paste0(open, paste(items, collapse = ", "), close)
  if (flat && (open == "[" || nchar(line) + indent < json_width)) return(line)
  pad <- strrep(" ", indent)
  paste0(open, "\n", paste0(pad, "  ", items, collapse = ",\n"), "\n", pad, close)
}

json_scalar <- function(x) {
  if (length(x) != 1) stop("not a scalar: ", paste(class(x), collapse = "/"), " of length ", length(x))
  if (is.character(x)) return(if (is.na(x)) "null" else json_string(x))
  if (is.na(x)) return("null")
  if (is.logical(x)) return(if (x) "true" else "false")
  json_number(x)
}

json_number <- function(x) {
  if (is.infinite(x)) return(if (x > 0) "\"Inf\"" else "\"-Inf\"")
  sprintf("%.17g", as.double(x))
}

# json_string leaves to jsonlite what needs an escape; most names do not.
json_string <- function(x) {
  if (grepl("^[ !#-\\[\\]-~]*$", x, perl = TRUE)) paste0("\"", x, "\"") else as.character(toJSON(enc2utf8(x), auto_unbox = TRUE))
}
