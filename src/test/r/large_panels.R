# Reference intervals of agreement among many raters by irrCAC:
#
#   Rscript src/test/r/large_panels.R IRRCAC > src/test/resources/large-panels.json
#
# IRRCAC is the folder R of a checkout of https://github.com/kgwet/irrCAC. Its functions are read as
# they are, but for the rounding of what they return (five digits, three of limits) and for a table
# of counts beside the estimates, for which they need dplyr.

folder <- commandArgs(trailingOnly = TRUE)[1]
round <- function(x, ...) x
for (file in c("weights.gen.r", "agree.coeff3.raw.r")) {
  lines <- readLines(file.path(folder, file), warn = FALSE)
  lines <- lines[!grepl("^ *(obs.count|colnames\\(.*\\)) *<-", lines)]
  lines <- sub(',"obs"=obs.count', "", lines, fixed = TRUE)
  # The limits, which are only returned as text
  lines <- sub("conf.int <- paste0.*", 'conf.int <- sprintf("%.17g %.17g", lcb, ucb)', lines)
  eval(parse(text = lines), envir = globalenv())
}

# x' = 16807 x mod (2^31 - 1), Park & Miller (1988), exact in doubles
state <- 1
below <- function(n) {
  state <<- (16807 * state) %% 2147483647
  state %% n
}

# Each item has a centre, each rating two steps of -spread/2 to spread/2 from it, cut at the ends.
made <- function(seed, items, raters, levels, spread, missing) {
  state <<- seed
  ratings <- matrix(NA_real_, items, raters)
  for (i in 1:items) {
    centre <- below(levels)
    for (g in 1:raters) {
      code <- centre + below(spread + 1) + below(spread + 1) - spread
      gone <- below(1000) < missing
      if (!gone) ratings[i, g] <- min(levels - 1, max(0, code))
    }
  }
  ratings
}

designs <- list(
  list(name = "slider", seed = 11, items = 60, raters = 20, levels = 101, spread = 15, missing = 0),
  list(name = "slider, gaps", seed = 12, items = 150, raters = 20, levels = 101, spread = 15, gaps = 2),
  list(name = "slider, a third missing", seed = 13, items = 80, raters = 30, levels = 101, spread = 25, missing = 333),
  list(name = "slider, no agreement", seed = 14, items = 50, raters = 18, levels = 101, spread = 200, missing = 0),
  list(name = "seven points", seed = 15, items = 60, raters = 30, levels = 7, spread = 3, missing = 0),
  list(name = "seven points, gaps", seed = 16, items = 150, raters = 20, levels = 7, spread = 3, gaps = 2),
  list(name = "five points, gaps", seed = 17, items = 150, raters = 20, levels = 5, spread = 2, gaps = 2),
  list(name = "two points, a panel of 90", seed = 18, items = 40, raters = 90, levels = 2, spread = 1, missing = 50),
  list(name = "slider, few ratings each", seed = 19, items = 200, raters = 18, levels = 101, spread = 25, missing = 850)
)

forms <- list(
  "percent-agreement" = list(pa.coeff.raw, "unweighted"),
  "fleiss-kappa" = list(fleiss.kappa.raw, "unweighted"),
  "fleiss-kappa-linear" = list(fleiss.kappa.raw, "linear"),
  "fleiss-kappa-quadratic" = list(fleiss.kappa.raw, "quadratic"),
  "fleiss-kappa-ordinal" = list(fleiss.kappa.raw, "ordinal"),
  "conger-kappa" = list(conger.kappa.raw, "unweighted"),
  "conger-kappa-linear" = list(conger.kappa.raw, "linear"),
  "conger-kappa-quadratic" = list(conger.kappa.raw, "quadratic"),
  "conger-kappa-ordinal" = list(conger.kappa.raw, "ordinal"),
  "gwet-ac1" = list(gwet.ac1.raw, "unweighted"),
  "gwet-ac2-linear" = list(gwet.ac1.raw, "linear"),
  "gwet-ac2-quadratic" = list(gwet.ac1.raw, "quadratic"),
  "gwet-ac2-ordinal" = list(gwet.ac1.raw, "ordinal"),
  "brennan-prediger" = list(bp.coeff.raw, "unweighted"),
  "brennan-prediger-linear" = list(bp.coeff.raw, "linear"),
  "brennan-prediger-quadratic" = list(bp.coeff.raw, "quadratic"),
  "brennan-prediger-ordinal" = list(bp.coeff.raw, "ordinal"),
  "krippendorff-alpha-nominal" = list(krippen.alpha.raw, "unweighted"),
  "krippendorff-alpha-interval" = list(krippen.alpha.raw, "quadratic")
)

number <- function(x) sprintf("%.15g", x)
cat('{\n  "made-by": "irrCAC 1.4 (commit 7fb7509), by src/test/r/large_panels.R in', R.version.string)
cat('",\n  "designs": [')
for (d in seq_along(designs)) {
  design <- designs[[d]]
  missing <- if (is.null(design$missing)) 0 else design$missing
  ratings <- made(design$seed, design$items, design$raters, design$levels, design$spread, missing)
  gaps <- if (is.null(design$gaps)) 0 else design$gaps
  if (gaps == 2) {
    ratings[4, 5] <- NA
    ratings[78, 12] <- NA
  }
  used <- ratings[rowSums(!is.na(ratings)) > 0, ]
  cat(if (d > 1) ",", sprintf(
    '\n    {"name": "%s", "seed": %d, "items": %d, "raters": %d, "levels": %d, "spread": %d,\n     "missing": %d, "gaps": %s,\n     "rated": %d, "sum": %d, "values": {',
    design$name, design$seed, design$items, design$raters, design$levels, design$spread, missing,
    if (gaps == 2) "[[3, 4], [77, 11]]" else "[]", nrow(used), sum(ratings, na.rm = TRUE)), sep = "")
  for (f in seq_along(forms)) {
    est <- forms[[f]][[1]](used, weights = forms[[f]][[2]], categ.labels = 0:(design$levels - 1))$est
    limits <- as.numeric(strsplit(est$conf.int, " ")[[1]])
    cat(if (f > 1) ",", sprintf('\n       "%s": [%s, %s, %s]', names(forms)[f],
      number(est$coeff.val), number(limits[1]), number(limits[2])), sep = "")
  }
  cat("}}")
}
cat("\n  ]\n}\n")
