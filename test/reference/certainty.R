# Reference values for binomial.ts, funnel-limits.ts, overdispersion.ts and finite-population.ts.
# Run here: Rscript certainty.R
source("keep.R")

# dbinom, pbinom, qbinom
cases <- list()
for (n in c(1, 10, 57, 400, 12345, 2000000))
  for (p in c(0.001, 0.3, 0.9, 0.9187))
    for (x in unique(c(0, 1, qbinom(c(0.0001, 0.025, 0.4, 0.5, 0.9, 0.9999), n, p), n)))
      cases[[length(cases) + 1]] <- list(successes = x, n = n, probability = p,
        exactly = dbinom(x, n, p), atMost = pbinom(x, n, p))
keep("binomial", cases)
cases <- list()
for (n in c(1, 10, 57, 400, 12345))
  for (p in c(0.001, 0.3, 0.9))
    for (level in c(0.001, 0.025, 0.3, 0.975, 0.999))
      cases[[length(cases) + 1]] <- list(level = level, n = n, probability = p, quantile = qbinom(level, n, p) + 0)
keep("binomial-quantile", cases)

# Funnel limits, Spiegelhalter (2005) A.1.1: smallest count by search in the cumulated dbinom, interpolated
limit <- function(level, n, p) {
  cumulated <- cumsum(dbinom(0:n, n, p))
  i <- min(which(cumulated >= level))
  before <- if (i == 1) 0 else cumulated[i - 1]
  share <- (cumulated[i] - level) / (cumulated[i] - before)
  min(1, max(0, (i - 1 - share) / n))
}
funnel <- list()
for (n in c(1, 10, 30, 57, 100, 400, 3000))
  for (centre in c(0.5, 0.9, 0.9187))
    funnel[[length(funnel) + 1]] <- list(centre = centre, base = n, limits = sapply(c(0.001, 0.025, 0.975, 0.999), limit, n, centre))
keep("funnel-limits", funnel)

# Overdispersion: squared z-scores, farthest tenth cut back by quantiles of the order statistics
rates <- c(0.97, 0.82, 0.95, 0.78, 0.99, 0.90, 0.86, 0.93, 0.71, 0.98, 0.91, 0.84)
bases <- c(60, 45, 80, 120, 75, 33, 64, 210, 90, 101, 57, 48)
distances <- sort((rates - 0.9) / sqrt(0.09 / bases))
distances <- pmin(pmax(distances, distances[2]), distances[11])
keep("overdispersion", list(rates = rates, bases = bases, ratio = mean(distances^2)))

# Finite population: n0 from qnorm
n0 <- qnorm(0.975)^2 * 0.09 / 0.03^2
keep("finite-population", list(unlimited = n0, population = c(200, 500, 1000, 2000, 5000, 100000),
  sample = ceiling(n0 / (1 + (n0 - 1) / c(200, 500, 1000, 2000, 5000, 100000)))))
