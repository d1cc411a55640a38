# Nothing written may depend on the locale: R's messages are taken in English
# with plain quotes, and text is handled in a UTF-8 character type.

in_utf8 <- function(expr) {
  old_ctype <- use_utf8()
  old_lang <- Sys.getenv("LANGUAGE", unset = NA)
  old <- options(useFancyQuotes = FALSE, OutDec = ".", scipen = 0, warn = getOption("warn"))
  Sys.setenv(LANGUAGE = "en")
  on.exit({
    options(old)
    if (is.na(old_lang)) Sys.unsetenv("LANGUAGE") else Sys.setenv(LANGUAGE = old_lang)
    if (!is.null(old_ctype)) Sys.setlocale("LC_CTYPE", old_ctype)
  })
  force(expr)
}

# use_utf8 makes the character type UTF-8 if it is not, and returns the old one
# (NULL when nothing was changed).
use_utf8 <- function() {
  if (isTRUE(l10n_info()[["UTF-8"]])) return(NULL)
  old <- Sys.getlocale("LC_CTYPE")
  for (locale in c("C.UTF-8", "en_US.UTF-8", "UTF-8")) {
    if (nzchar(suppressWarnings(Sys.setlocale("LC_CTYPE", locale)))) return(old)
  }
  NULL
}
