# A refusal is a condition with three parts: the fact, where, and a way out.

refuse <- function(fact, where = NULL, way_out = NULL) {
  text <- c(fact, if (length(where)) paste0("  in: ", where), if (length(way_out)) paste0("  do: ", way_out))
  stop(structure(
    class = c("modelexport_refusal", "error", "condition"),
    list(message = paste(text, collapse = "\n"), call = NULL, fact = fact, where = where, way_out = way_out)
  ))
}

# Ways out for classes that inherit from lm or that people will try.
class_ways <- c(
  aovlist = "an Error() term makes several fits; fit the same formula without it by lm(), or by lme4::lmer()",
  maov = "fit the same formula with lm()",
  bam = "bam() absorbs constraints in another way; fit with mgcv::gam(), method = \"REML\" if it is slow",
  gam = "only fits of mgcv::gam() itself are supported: of gamm() or scam(), fit with gam(), random effects as s(g, bs = \"re\")",
  nls = "nonlinear least squares is not supported; fit with lm() or glm()",
  multinom = "more than two classes are not supported yet; fit a binomial glm() of one class against the rest",
  polr = "ordinal regression is not supported yet; fit a binomial glm() of one cut"
)

refuse_class <- function(fit) {
  classes <- class(fit)
  known <- intersect(classes, names(class_ways))
  refuse(
    paste0("a fit of class ", paste(dQuote(classes, FALSE), collapse = ", "), " is not supported"),
    where = "class(fit)",
    way_out = if (length(known)) class_ways[[known[1]]] else
      "fit with lm() or glm(), or write an export_model() method for the class"
  )
}

# need refuses a fit whose package is not installed: its predict() is the oracle.
need <- function(package) {
  if (requireNamespace(package, quietly = TRUE)) return(invisible())
  refuse(paste0("the R package ", package, ", which made the fit, is not installed"),
    where = "class(fit)", way_out = paste0("install.packages(\"", package, "\")"))
}
