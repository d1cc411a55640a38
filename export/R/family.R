# Family and link by R's names. The link is believed by what it computes, not
# by what it is called: a custom link may carry any name.

families <- c("gaussian", "binomial", "poisson", "Gamma", "inverse.gaussian",
  "quasi", "quasibinomial", "quasipoisson")
links <- c("identity", "logit", "probit", "cauchit", "cloglog", "log", "sqrt", "inverse", "1/mu^2")

accept_family <- function(fit) {
  if (is.null(fit$family)) return(invisible())
  name <- fit$family$family
  if (!name %in% families) {
    refuse(paste0("family ", name, " is not supported"), where = "family(fit)",
      way_out = paste("use one of", paste(families, collapse = ", ")))
  }
  link_of(fit$family)
}

family_of <- function(fit) {
  if (is.null(fit$family)) return(list(name = "gaussian", link = list(name = "identity")))
  list(name = fit$family$family, link = link_of(fit$family))
}

# link_of names the link. The lambda of power() is only in the closure: the
# name has it rounded to three digits.
link_of <- function(family) {
  name <- family$link
  if (name %in% links && same_link(family, make.link(name))) return(list(name = name))
  lambda <- environment(family$linkfun)$lambda
  if (grepl("^mu\\^", name) && is.numeric(lambda) && length(lambda) == 1 && same_link(family, power(lambda))) {
    return(list(name = "power", lambda = as.double(lambda)))
  }
  fact <- if (name %in% links) " does not compute what R's own does" else " is not one of R's own"
  refuse(paste0("link ", dQuote(name, FALSE), fact),
    where = "family(fit)$linkinv",
    way_out = paste0("use one of ", paste(links, collapse = ", "), " or power(lambda)"))
}

link_probes <- c(-1e300, -1e16, -1434e12, -800, -40, -36.5, -30.5, -8.5, -2.25, -0.3, -1e-9, 0,
  1e-9, 0.3, 2.25, 3.7, 8.5, 30.5, 36.5, 40, 690, 705, 800, 1434e12, 1e16, 1e300)

same_link <- function(family, link) {
  suppressWarnings(
    identical(family$linkinv(link_probes), link$linkinv(link_probes)) &&
      identical(family$mu.eta(link_probes), link$mu.eta(link_probes))
  )
}
