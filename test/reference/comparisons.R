# Reference values for change.ts, smallest-visible-change.ts, weighted-rate.ts and control-chart.ts.
# Run here: Rscript comparisons.R
source("keep.R")

wilson <- function(x, n, level) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)

# Newcombe's method 10 from prop.test's intervals of the two rates (later less earlier)
newcombe <- function(x1, n1, x2, n2, level) {
  one <- wilson(x1, n1, level); two <- wilson(x2, n2, level)
  p1 <- x1 / n1; p2 <- x2 / n2
  c(p2 - p1 - sqrt((p2 - two[1])^2 + (one[2] - p1)^2), p2 - p1 + sqrt((two[2] - p2)^2 + (p1 - one[1])^2))
}
cases <- list()
for (counts in list(c(135, 150, 135, 150), c(360, 400, 360, 400), c(54, 60, 54, 60), c(269, 300, 376, 412),
                    c(48, 80, 56, 70), c(30, 30, 30, 30), c(0, 30, 30, 30), c(300, 400, 370, 400), c(95, 100, 40, 50)))
  for (level in c(0.90, 0.95, 0.99)) {
    ci <- newcombe(counts[1], counts[2], counts[3], counts[4], level)
    cases[[length(cases) + 1]] <- list(earlier = counts[1:2], later = counts[3:4], level = level, lower = ci[1], upper = ci[2])
  }
keep("change", cases)

# Smallest visible change: power.prop.test from the centre of the earlier Wilson interval (two-sided level 0.90), and the
# exact chance that Newcombe's interval excludes 0 at that change, summed over all pairs of counts
bounds <- function(x, n, z) {
  p <- x / n
  h <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  list(lower = (p + z^2 / (2 * n) - h) / (1 + z^2 / n), upper = (p + z^2 / (2 * n) + h) / (1 + z^2 / n))
}
established <- function(n, p1, p2, z) {
  x <- 0:n; b <- bounds(x, n, z); p <- x / n
  chance <- outer(dbinom(x, n, p1), dbinom(x, n, p2))
  below <- outer(x, x, function(i, j) (p[j + 1] - p[i + 1]) + sqrt((b$upper[j + 1] - p[j + 1])^2 + (p[i + 1] - b$lower[i + 1])^2) < 0)
  above <- outer(x, x, function(i, j) (p[j + 1] - p[i + 1]) - sqrt((p[j + 1] - b$lower[j + 1])^2 + (b$upper[i + 1] - p[i + 1])^2) > 0)
  sum(chance[below | above])
}
keep("smallest-visible-change", lapply(list(c(0.9, 400), c(0.9, 150), c(0.9, 60), c(0.7, 400), c(1, 100), c(0.2, 200)), function(round) {
  n <- round[2]
  from <- mean(wilson(round[1] * n, n, 0.9))
  other <- power.prop.test(n = n, p1 = 1 - abs(from - 0.5) - 0.5, sig.level = 0.1, power = 0.8, tol = 1e-14)$p2
  size <- other - (1 - abs(from - 0.5) - 0.5)
  to <- if (from >= 0.5) from - size else from + size
  list(rate = round[1], base = n, size = size, chance = established(n, from, to, qnorm(0.95)))
}))

# Weighted rate and Kish's effective sample size from the weights of each respondent
satisfied <- c(90, 160, 31); base <- c(100, 200, 40); visits <- c(500, 500, 260)
y <- unlist(lapply(1:3, function(h) rep(c(1, 0), c(satisfied[h], base[h] - satisfied[h]))))
w <- rep(visits / base, base)
keep("weighted-rate", list(satisfied = satisfied, base = base, weight = visits,
  rate = weighted.mean(y, w), effectiveRespondents = sum(w)^2 / sum(w^2)))

# p-chart and Laney's p'-chart of 16 rounds; the second series spreads more than chance
chart <- function(x, n) {
  p <- sum(x) / sum(n)
  sigma <- sqrt(p * (1 - p) / n)
  spread <- mean(abs(diff((x / n - p) / sigma))) / 1.1283791670955126
  list(satisfied = x, base = n, centre = p, observedSpread = spread,
    lower = pmax(0, p - 3 * sigma * max(1, spread)), upper = pmin(1, p + 3 * sigma * max(1, spread)))
}
n <- c(210, 180, 240, 200, 310, 190, 205, 260, 220, 230, 195, 250, 300, 215, 225, 205)
set.seed(20261110)
keep("control-chart", list(
  calm = chart(round(n * (0.9 + 0.01 * rep(c(1, -1, 0.5, -0.5), 4))), n),
  spread = chart(rbinom(16, n, rbeta(16, 36, 4)), n)))
