# The checksum guards the document on its way: one changed bit, even in a digit
# that no tolerance would notice, and the converter refuses it. It is the MD5 of
# the whole file with the 32 digits of the checksum as zeros.

unsealed <- paste0("md5:", strrep("0", 32))

sealed <- function(text) {
  file <- tempfile()
  on.exit(unlink(file))
  write_text(text, file)
  at <- regexpr(unsealed, text, fixed = TRUE, useBytes = TRUE)
  if (at < 0 || sum(gregexpr(unsealed, text, fixed = TRUE, useBytes = TRUE)[[1]] > 0) != 1) stop("no place for the checksum")
  sub(unsealed, paste0("md5:", md5sum(file)), text, fixed = TRUE)
}
