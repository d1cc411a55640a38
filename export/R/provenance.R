# Where the numbers came from: versions, the call, the number of rows and a
# digest of the training data. Never a training row, never a path.

modelexport_version <- "0.1.0"

provenance_of <- function(parts) {
  list(
    r = R.version.string,
    packages = packages_of(parts),
    call = call_text(parts$call),
    n = as.integer(parts$nobs),
    data_digest = paste0("md5:", frame_digest(parts$equation$frame))
  )
}

packages_of <- function(parts) {
  others <- setNames(lapply(parts$packages, function(p) as.character(utils::packageVersion(p))), parts$packages)
  c(list(modelexport = modelexport_version, stats = paste(R.version$major, R.version$minor, sep = ".")), others)
}

# frame_digest is the MD5 of the model frame as text: one line per column and
# one per value, doubles with 17 digits, UTF-8, so that it is the same on any machine.
frame_digest <- function(frame) {
  lines <- unlist(lapply(names(frame), function(v) c(v, column_text(frame[[v]]))))
  file <- tempfile("frame")
  on.exit(unlink(file))
  out <- base::file(file, "wb")
  writeLines(enc2utf8(lines), out, useBytes = TRUE)
  close(out)
  unname(md5sum(file))
}

column_text <- function(x) {
  if (is.factor(x) || is.character(x)) return(ifelse(is.na(x), "NA", paste0("=", as.character(x))))
  if (is.logical(x)) return(as.character(x))
  if (is.numeric(x)) return(sprintf("%.17g", as.double(x)))
  as.character(x)
}
