# Reference values for clustered-base.ts. Run here: Rscript batches.R
# 40 batches of 5 to 25 people who resemble each other, and 120 people who came alone. Each person answered one to five
# criteria; the first is also taken as a single item. Variances: R's covariance matrix of the clusters' totals (Taylor),
# and 20,000 bootstrap samples of clusters: batches as a whole, people who came alone one by one.
source("keep.R")

set.seed(20261115)
sizes <- c(sample(5:25, 40, replace = TRUE), rep(1, 120))
cluster <- rep(seq_along(sizes), sizes)
hall <- rnorm(length(sizes), 0, 0.6)[cluster]
mood <- rnorm(length(cluster), 1.2, 0.8)
asked <- sample(1:5, length(cluster), replace = TRUE, prob = c(1, 1, 2, 3, 5))
s <- sapply(seq_along(cluster), function(i) sum(mood[i] + hall[i] + rnorm(asked[i], 0, 0.7) > 0))
first <- as.numeric(mood + hall + rnorm(length(cluster), 0, 0.7) > 0)

evidence <- function(s, a) {
  S <- as.numeric(tapply(s, cluster, sum)); A <- as.numeric(tapply(a, cluster, sum))
  k <- length(S); rate <- sum(S) / sum(A)
  v <- cov(cbind(S, A))
  variance <- (v[1, 1] - 2 * rate * v[1, 2] + rate^2 * v[2, 2]) / (k * mean(A)^2)
  resampled <- replicate(20000, { i <- sample(k, replace = TRUE); sum(S[i]) / sum(A[i]) })
  people <- length(s)
  byPerson <- replicate(20000, { i <- sample(people, replace = TRUE); sum(s[i]) / sum(a[i]) })
  list(s = s, a = a, rate = rate, worth = rate * (1 - rate) / variance,
    bootstrap = unname(quantile(resampled, c(0.05, 0.95))), bootstrapOfPeople = unname(quantile(byPerson, c(0.05, 0.95))))
}
keep("batches", list(cluster = cluster, batches = 40, item = evidence(first, rep(1, length(first))), pooled = evidence(s, asked)))
