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
  gamm = "fit with mgcv::gam(), random effects as s(g, bs = \"re\")",
  lme = "fit with lme4::lmer()",
  gls = "correlated errors are not supported; fit with lm(), or groups with lme4::lmer()",
  rq.process = "name the taus: rq(tau = c(0.1, 0.5, 0.9))",
  lassorq = "fit quantreg::rq() with the variables that the lasso kept",
  nls = "nonlinear least squares is not supported; fit with lm() or glm()",
  clmm = "random effects are not supported; fit with ordinal::clm()",
  clm2 = "fit the same model with ordinal::clm()",
  nnet = "neural networks are not supported; fit with nnet::multinom()",
  mrelnet = "several responses are not supported; fit one glmnet() for each",
  coxnet = "fit survival::coxph() with the variables that glmnet() kept",
  relaxed = "fit without relax = TRUE",
  cv.relaxed = "fit without relax = TRUE",
  glmnetfit = "give the family by its name, such as family = \"poisson\"",
  glmnet.formula = "give glmnet() a matrix, and export_model() the formula = that made it"
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
