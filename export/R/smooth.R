# Smooth terms of mgcv that reduce to a finite basis: a raw basis of the
# covariates, then R's own linear steps in R's own order (mgcv/R/smooth.r,
# PredictMat): reflections that absorb the constraint, a matrix, dropped
# columns. A basis is one method of smooth_basis(), by the class of the smooth.

# smooth_node is the tree of one smooth, in the words of schema/smooth.go.
smooth_node <- function(smooth, label = smooth$label, rows = FALSE) {
  node <- smooth_basis(smooth, label, rows)
  c(node, list(
    reflect = reflections(smooth, label),
    map = smooth$diagRP,
    keep = kept_columns(smooth)
  ))
}

# smooth_basis gives the fields `of` and the basis of a smooth. rows says that
# the caller asked for training rows where the basis stands on them.
smooth_basis <- function(smooth, label, rows) UseMethod("smooth_basis")

smooth_basis.default <- function(smooth, label, rows) {
  bs <- sub("[.](smooth|interaction|effect)$", "", class(smooth)[1])
  refuse(paste0(label, ": a smooth of class ", dQuote(class(smooth)[1], FALSE), " is not supported"),
    where = smooth_call(smooth, bs),
    way_out = "use bs = \"cr\", \"cs\", \"cc\", \"tp\", \"ts\", \"ps\", \"cp\" or \"re\", or te(), ti(), t2() of those")
}

smooth_call <- function(smooth, bs) {
  paste0("s(", paste(smooth$term, collapse = ", "), ", bs = \"", bs, "\")")
}

# covariates are the expressions of the arguments of a smooth.
covariates <- function(smooth) {
  array_of(lapply(smooth$term, function(text) smooth_expr(text, smooth$label)))
}

smooth_expr <- function(text, label) {
  v <- parse(text = text, keep.source = FALSE)[[1]]
  if (is.name(v)) return(list(predictor = as.character(v)))
  refuse(paste0(text, " as the argument of a smooth: functions of columns are not supported there"),
    where = label, way_out = paste0("make the column in the data before fitting, such as d$z <- ", text, ", and smooth that"))
}

# reflections are the Householder vectors of the QR decomposition of the
# constraint, as LINPACK keeps them (qr.qty; LINPACK's dqrsl): the first entry
# of each stands in qraux. As many first columns go away afterwards.
reflections <- function(smooth, label) {
  qrc <- attr(smooth, "qrc")
  count <- attr(smooth, "nCons")
  if (is.null(qrc) || isTRUE(count == 0)) return(NULL)
  if (!inherits(qrc, "qr") || isTRUE(attr(qrc, "useLAPACK")) || !is.null(attr(smooth, "indi")) || count != ncol(qrc$qr)) {
    refuse(paste0(label, ": its constraint is absorbed in a way that is not known"),
      where = paste0("attr(fit$smooth, \"qrc\") of class ", dQuote(class(qrc)[1], FALSE)),
      way_out = "fit with gam() and its default constraints")
  }
  array_of(lapply(seq_len(count), function(j) {
    u <- qrc$qr[j:nrow(qrc$qr), j]
    u[1] <- qrc$qraux[j]
    array_of(c(rep(0, j - 1), u))
  }))
}

# kept_columns are the places, from 0, of the columns that identifiability left
# (mgcv/R/mgcv.r, gam.side); NULL when all are.
kept_columns <- function(smooth) {
  gone <- attr(smooth, "del.index")
  if (!length(gone)) return(NULL)
  wide <- smooth$last.para - smooth$first.para + 1 + length(gone)
  array_of(setdiff(seq_len(wide), gone) - 1L)
}

# A matrix is written by rows, of plain doubles.
plain_matrix <- function(m) matrix(as.double(m), nrow(m), ncol(m))
