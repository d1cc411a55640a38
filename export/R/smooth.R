# Smooth terms of mgcv that reduce to a finite basis: a raw basis of the
# covariates, then R's own linear steps in R's own order (mgcv/R/smooth.r,
# PredictMat): reflections that absorb the constraint, a matrix, the columns
# that are left. A basis is one method of smooth_basis(), by the smooth's class.

# smooth_node is the tree of one smooth, in the words of schema/smooth.go. of
# makes the trees of its covariates; rows says that the caller asked for
# training rows where the basis stands on them.
smooth_node <- function(smooth, label, of, rows = FALSE) {
  node <- smooth_basis(smooth, label, of, rows)
  c(node, list(
    reflect = reflections(smooth, label),
    map = if (!is.null(smooth$diagRP)) plain_matrix(smooth$diagRP),
    keep = kept_columns(smooth)
  ))
}

# smooth_basis gives the covariates `of` and the basis of a smooth.
smooth_basis <- function(smooth, label, of, rows) UseMethod("smooth_basis")

smooth_basis.default <- function(smooth, label, of, rows) {
  refuse(paste0(label, ": a smooth of class ", dQuote(class(smooth)[1], FALSE), " is not supported"),
    where = paste0("the smooth ", label, " of ", paste(smooth$term, collapse = ", ")),
    way_out = "use bs = \"cr\", \"cs\", \"cc\", \"tp\", \"ts\", \"ps\", \"cp\", \"ad\" or \"re\", or te(), ti() or t2() of those")
}

# plain_columns are covariates that are columns of the data, as they are named.
plain_columns <- function(terms) array_of(lapply(terms, function(term) list(predictor = term)))

# reflections are the Householder vectors of the QR decomposition of the
# constraint, as LINPACK keeps them (qr.qty; LINPACK's dqrsl): the first entry
# of each stands in qraux. They have zeros where the constraint has (attribute
# indi). As many first columns go away afterwards.
reflections <- function(smooth, label) {
  qrc <- attr(smooth, "qrc")
  count <- attr(smooth, "nCons")
  if (is.null(qrc) || isTRUE(count == 0)) return(NULL)
  first <- seq_len(count)
  known <- inherits(qrc, "qr") && !isTRUE(attr(qrc, "useLAPACK")) && count == ncol(qrc$qr)
  indi <- if (known) reflected_columns(smooth)
  if (!known || !identical(indi[first], first)) {
    refuse(paste0(label, ": its constraint is absorbed in a way that is not known"),
      where = paste0("the smooth ", label, ", attr(, \"qrc\") of class ", dQuote(class(qrc)[1], FALSE)),
      way_out = "fit with gam() and its default constraints")
  }
  array_of(lapply(first, function(j) {
    u <- rep(0, max(indi, all_columns(smooth) + count))
    u[indi[j:length(indi)]] <- c(qrc$qraux[j], qrc$qr[-seq_len(j), j])
    array_of(u)
  }))
}

# reflected_columns are those that the constraint is on, all or some.
reflected_columns <- function(smooth) {
  indi <- attr(smooth, "indi")
  if (is.null(indi)) seq_len(nrow(attr(smooth, "qrc")$qr)) else as.integer(indi)
}

# all_columns is how many columns a smooth has before some go for
# identifiability; a margin of a tensor product has no place among coefficients,
# but keeps its own model matrix.
all_columns <- function(smooth) {
  if (is.null(smooth$first.para)) return(max(0L, ncol(smooth$X)))
  as.integer(smooth$last.para - smooth$first.para + 1 + length(attr(smooth, "del.index")))
}

# kept_columns are the places, from 0, of the columns that identifiability left
# (mgcv/R/mgcv.r, gam.side), in R's order: a constraint on some columns alone
# moves those to the front of their places (PredictMat). NULL when nothing moves.
kept_columns <- function(smooth) {
  gone <- attr(smooth, "del.index")
  order <- reflected_order(smooth)
  if (length(gone)) order <- (if (is.null(order)) seq_len(all_columns(smooth)) else order)[-gone]
  if (is.null(order)) NULL else array_of(order - 1L)
}

# reflected_order is NULL where the order of the columns stays.
reflected_order <- function(smooth) {
  indi <- attr(smooth, "indi")
  count <- attr(smooth, "nCons")
  if (is.null(indi) || is.null(count) || count == 0) return(NULL)
  places <- seq_len(all_columns(smooth) + count)
  left <- length(indi) - count
  places[indi[seq_len(left)]] <- indi[count + seq_len(left)]
  order <- places[setdiff(seq_along(places), indi[-seq_len(left)])] - count
  if (identical(order, seq_along(order))) NULL else as.integer(order)
}

# plain_matrix is a matrix of doubles and nothing else.
plain_matrix <- function(m) matrix(as.double(m), nrow(m), ncol(m))
