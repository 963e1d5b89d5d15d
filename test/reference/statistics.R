# Reference values for src/statistics, from R alone. Run here: Rscript statistics.R
# Uses base R functions (qnorm, prop.test, binom.test, cov) and direct counts of raw answers, none of our formulas.

source("keep.R")

# qnorm
p <- c(1e-300, 1e-100, 1e-30, 1e-12, 1e-6, 0.001, 0.005, 0.025, 0.05, 0.074, 0.075, 0.1, 0.25, 0.4, 0.49999, 0.5,
       0.6, 0.75, 0.9, 0.925, 0.926, 0.95, 0.975, 0.99, 0.995, 0.999, 0.9999999)
keep("normal-quantile", lapply(p, function(p) list(p = p, z = qnorm(p))))

# Wilson score interval: prop.test without continuity correction
cases <- list()
for (n in c(1, 2, 10, 29, 30, 57, 100, 412, 1000, 40000))
  for (x in unique(round(n * c(0, 0.02, 0.3, 0.5, 0.8, 0.9, 0.9126, 1))))
    for (level in c(0.90, 0.95, 0.99)) {
      ci <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
      cases[[length(cases) + 1]] <- list(successes = x, n = n, confidence = level, lower = ci[1], upper = ci[2])
    }
keep("wilson-interval", cases)

# Answers of 60 people to five criteria on a five-level scale; 0 = not answered or outside the scale.
# People differ in their general mood, so answers of one person resemble each other.
set.seed(20261110)
respondents <- 60
mood <- rnorm(respondents, 0.9, 0.9)
answers <- t(sapply(mood, function(m) pmin(5, pmax(1, round(3 + m + rnorm(5, 0, 0.7))))))
answers[matrix(runif(respondents * 5) < 0.15, respondents)] <- 0
answers[1, ] <- c(0, 4, 0, 0, 0) # someone answers one question only
answers <- answers[rowSums(answers > 0) > 0, ]

valid <- answers > 0
top <- answers >= 4
s <- rowSums(top)
a <- rowSums(valid)
R <- length(a)
rate <- sum(s) / sum(a)

# Taylor linearisation of a ratio of means, from the covariance matrix of (s, a)
v <- cov(cbind(s, a))
variance <- (v[1, 1] - 2 * rate * v[1, 2] + rate^2 * v[2, 2]) / (R * mean(a)^2)
deff <- variance / (rate * (1 - rate) / sum(a))

# and, as another opinion, 20,000 bootstrap samples of people
resampled <- replicate(20000, { i <- sample(R, replace = TRUE); sum(s[i]) / sum(a[i]) })

levels <- lapply(1:5, function(q) as.numeric(table(factor(answers[answers[, q] > 0, q], levels = 1:5))))
rates <- sapply(1:5, function(q) mean(answers[valid[, q], q] >= 4))
means <- sapply(1:5, function(q) mean(answers[valid[, q], q]))
keep("formulas", list(
  answers = lapply(seq_len(nrow(answers)), function(i) answers[i, ]),
  countsByLevel = levels,
  criterionRates = rates,
  pooledRate = rate,
  meanOfRates = mean(rates),
  meanScores = means,
  fullySatisfied = mean(s == a)))
keep("effective-base", list(
  s = s, a = a, designEffect = deff, effectiveBase = min(sum(a), max(R, sum(a) / deff)),
  bootstrapDesignEffect = var(resampled) / (rate * (1 - rate) / sum(a))))
