# A function in a formula counts only if it is R's own: one that was redefined
# computes something else, and one of the user's is not saved with the fit.

# function_name is the name in front of a call, pkg::f as it is written.
function_name <- function(e) {
  head <- e[[1]]
  if (is.name(head)) return(as.character(head))
  if (is.call(head) && as.character(head[[1]]) %in% c("::", ":::")) return(one_line(head))
  "function"
}

# bare_name is the name without its package.
bare_name <- function(f) sub("^[A-Za-z0-9.]+:::?", "", f)

check_own <- function(f, ctx, part) {
  if (f == "function" || grepl("::", f, fixed = TRUE)) return(invisible())
  found <- get0(f, ctx$env, mode = "function")
  own <- own_function(f)
  if (is.null(found)) {
    refuse_part(part, paste0("the function ", f, "() is not found in this session"),
      if (is.null(own)) "export in the session of the fit" else paste0("call library(splines) before, or write splines::", f, "() in the formula"))
  }
  if (is.null(own) || !identical(found, own)) {
    refuse_part(part, paste0(f, "() is not R's own function but one that was defined elsewhere"),
      "make the column in the data before fitting and use its name; callers then send that column")
  }
}

own_function <- function(f) {
  for (package in c("base", "stats", "splines")) {
    found <- get0(f, asNamespace(package), mode = "function", inherits = FALSE)
    if (!is.null(found)) return(found)
  }
  NULL
}
