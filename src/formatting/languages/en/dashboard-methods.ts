import type { Translated } from '../../sentence.js';
import type { dashboardMethods as vietnamese } from '../vi/dashboard-methods.js';

export const dashboardMethods: Translated<typeof vietnamese> = {
  methods: {
    title: 'How every figure is computed',
    lead: 'Each part has words for an officer, then formulas and references for a statistician.',
    formal: 'For a statistician',
    source: 'References',
    contents: 'Contents',
    truth: 'True rate',
    needed: 'Forms needed',
    people: 'People who answered',
    met: 'Established as met',
    inconclusive: 'Not enough evidence',
    notMet: 'Established as not met',
    needTable: 'Forms needed for a chance of {power} to reach a verdict against {target}',
    errorTable: 'When the truth is exactly {target}: where verdicts fall',
    parts: {
      formulas: {
        title: 'Formulas F1 to F6',
        plain:
          'An answer is satisfied at level 4 or 5 of 5; on a commune’s own form, at the levels marked as satisfied with each question. A rate is satisfied answers over answers with a level. “Don’t know”, “not used”, “no result yet” and blanks are in no denominator; their number stands beside it. F4 is the headline: the share of people satisfied on the general item. F2 pools the items of an element, F3 the criteria (the items of part B where the form has any, else those of an element), F6 counts people satisfied with every one of these criteria that they answered. F5 and F2′ are means and have no target.',
        formal:
          'F1 = xⱼ / nⱼ of item j. F2 = Σⱼ xⱼ / Σⱼ nⱼ over an element; F2′ = mean of xⱼ / nⱼ. F3 as F2 over all criteria. F4 = F1 of the general item, the unit being people. F5 = Σ level / n. F6 = people satisfied with every criterion they answered / people who answered any, over the criteria of F3.',
        source: 'SIPAS (Ministry of Home Affairs)',
      },
      readings: {
        title: 'Two readings: met on the forms, and how certain',
        plain:
          'The first reading compares the forms as they are with the target and never rounds up: 89.96% is not 90%. The second says whether that may be claimed for all who were meant to be asked. “Not enough evidence” is normal at the size of a commune, not a fault. Certainty is told only from {fewestForVerdict} effective responses and against a target.',
        formal:
          'Met ⇔ 10⁶·x ≥ 10⁶·τ·n on integers. Established as met ⇔ lower bound ≥ τ; as not met ⇔ upper bound < τ; else inconclusive. With τ = 90% and n = 400 at least {fewestToMeet} satisfied forms establish the target, and at most {mostToMiss} its contrary.',
        source: 'Plans of the communes; Clopper, Pearson (1934), Biometrika 26, 404–413',
      },
      interval: {
        title: 'The interval',
        plain:
          'Asking other people would move the rate. The interval tells by about how much, as for a random sample. People answered of their own will, so it is not called a sampling error; more forms make it narrower.',
        formal:
          'The two one-sided 95% Clopper–Pearson bounds, that is the two-sided level {level}, on n effective responses: the 5% quantile of Beta(x, n − x + 1) and the 95% quantile of Beta(x + 1, n − x), x = p̂·n, n not always whole. One interval for drawing, words and verdict; of pooled figures it is rounded outward to three decimals.',
        source:
          'Clopper, Pearson (1934), Biometrika 26, 404–413; Korn, Graubard (1998), Survey Methodology 24, 193–201',
      },
      error: {
        title: 'How often a claim is wrong',
        plain:
          'Where everybody answered alone and the truth is exactly the target, “established as met” is wrong in at most {falseMet} of rounds and “established as not met” in at most {falseNotMet}. Where forms come from one to eight meetings, whose people resemble each other no more than is taken for granted, a claim is wrong in at most {falseTogether}. The further the truth lies from the target, the rarer the error.',
        formal:
          'Exact binomial at p = τ = {target}, every n from {fewestForVerdict} to {mostAnswers}: at most {falseMet} at n = {falseMetAt} and {falseNotMet} at n = {falseNotMetAt}; nominally at most 5%. No verdict below {fewestForVerdict} effective responses. Of meetings: over 1–8 meetings, 0–1,000 single visits, intra-cluster correlation 0.05–0.2, truths 85–95%.',
        source: 'Clopper, Pearson (1934), Biometrika 26, 404–413; Brown, Cai, DasGupta (2001)',
      },
      pooled: {
        title: 'Pooling several answers of one person',
        plain:
          'One person with five answers is not five people. Where items are pooled the interval is widened by how alike the answers of one person are.',
        formal:
          'Effective n = min(A, max(m, A / deff)), A answers of m people; deff is the linearised variance of the ratio Σs / Σa over the binomial one. Effective n = m when the rate is 0 or 1 or m < 10.',
        source: 'Kish (1965), Survey Sampling, 8.2; Cochran (1977), 6.4; Dean, Pagano (2015), Stat. Med. 34, 485–503',
      },
      batches: {
        title: 'Forms answered on one occasion',
        plain:
          'People in one hall think alike: a meeting of {meetingPeople} is worth {meetingWorth} people who answered alone. Forms handed out at once in one village are alike too, but less. A bundle put together for keying is no occasion. This rests on how many people there were, never on what they answered.',
        formal:
          'Effective n = N² / Σ m(1 + ρ(m − 1)) over occasions of m people, ρ = {meeting} for a meeting, {handOut} for one hand-out in a village, m = 1 for somebody alone; of pooled figures also over the design effect of the answers of one person. ρ is fixed: near 90% estimates from a few meetings often err. Printed whole, rounded down.',
        source: 'Kish (1965), Survey Sampling, 5.4 and 8.2',
      },
      power: {
        title: 'How many forms are needed',
        plain:
          'The nearer the truth lies to the target, the more forms a claim needs. Choose the number before the round; do not collect until it turns green.',
        formal:
          'Smallest number of independent forms for a chance of {power} to reach a verdict against {target}, exact binomial, from which on it is never missed; not named above {mostAnswers}.',
        source:
          'Chernick, Liu (2002), Am. Stat. 56, 149–155; Cochran (1977), 4.4 (drawn list: n = n₀ / (1 + (n₀ − 1)/N))',
      },
      change: {
        title: 'Comparing two rounds',
        plain:
          'Only equal items and formulas are compared. “Up” or “down” is said only when the interval of the difference leaves out 0; else “not enough evidence for a real change”. Beside it stands the smallest change the two rounds could have shown. Where channels or helpers changed much, the change is also told at the earlier mix.',
        formal:
          'Newcombe’s hybrid interval (method 10) of the two Wilson intervals at {level}. Smallest change seen with a chance of {power}. Direct standardisation to the earlier mix of channel and helper; strata under {fewestPerStratum} forms are merged.',
        source: 'Newcombe (1998), Stat. Med. 17, 873–890; Fleiss, Levin, Paik (2003), 4.2 and 19.3',
      },
      time: {
        title: 'Over time',
        plain:
          'Most ups and downs between months, quarters or rounds are chance. Only from {fewestPoints} points of 30 people each is a control chart drawn, and said whether anything is unusual.',
        formal:
          'p-chart: p̄ ± 3·√(p̄(1 − p̄)/n), n being what the interval of the point is worth; widened by Laney where points spread more than the binomial. Three rules: a point beyond 3σ, nine in a row on one side, six in a row up or down.',
        source:
          'Montgomery (2013), 7.2; Laney (2002), Quality Engineering 14, 531–537; Nelson (1984), J. Quality Technology 16, 237–239',
      },
      funnel: {
        title: 'Comparing units',
        plain:
          'Units with few forms move more than units with many, so there is no ranking. The funnel shows which unit differs from the target by more than chance.',
        formal:
          'Exact binomial limits of 95% and 99.8% about the target, interpolated, at what the interval of the unit is worth, rounded down; widened by over-dispersion from eight units.',
        source: 'Spiegelhalter (2005), Stat. Med. 24, 1185–1202',
      },
      weights: {
        title: 'Weighting to visits',
        plain:
          'Where a field has many visits and few forms, the overall rate is off. The weighted figure lets each field weigh as much as its visits and stands beside the unweighted one. Weighting costs evidence. It is computed from the published table of fields: merged fields are one group with all their visits; forms that name no field are in no group.',
        formal:
          'Post-stratification: Σ W·p, W the share of visits; strata under {fewestPerStratum} forms are merged. Kish’s effective n: 1 / Σ(W²/n), lowered as batches lower the headline.',
        source: 'Holt, Smith (1979), J. R. Stat. Soc. A 142, 33–46; Kish (1992), J. Off. Stat. 8, 183–200',
      },
      attention: {
        title: 'What to look after first, and what goes with the general item',
        plain:
          'Of dozens of items some are low by chance. So at most three are named, whose whole {many} interval lies under the target. From {fewestForAssociation} forms it is also told which elements go with the general item; that is no cause.',
        formal:
          'Two-sided {many} Clopper–Pearson upper bound < τ. Spearman’s rank correlation from the cross-table with its ties, jackknife interval on Fisher’s scale; an element of several items takes each person’s mean to the nearest half level. Only coefficient and interval are published, in two decimals.',
        source: 'Kendall, Gibbons (1990), 3.8; Efron, Tibshirani (1993), 11; Fisher (1921), Metron 1, 3–32',
      },
      warning: {
        title: '“Look at this now”: an early warning while forms come in',
        plain:
          'Before the lock nobody sees results, with one exception: the director of the Centre and the chairman see the name of a unit that is certainly below the target so far, and no figure with it. Only units of the commune with {fewestForWarning} effective responses are looked at. A unit that in truth meets the target is named by mistake in at most {falseWarning} of periods, however often the page is opened. The warning does not say how far below, at what or why; it does not stand in for the result at the lock, and goes away if later forms are better. A unit that is not named has not met the target for that: it may have few forms yet, or lie only a little below.',
        formal:
          'A sequential test of each unit: the likelihood ratio of rates below τ against τ, mixed by Beta(10τ, 10(1 − τ)) cut off at τ, on effective responses; named from a ratio of 200. Where the truth reaches τ, the chance to pass at any time is at most 1/200 (Ville). In 50,000 simulated periods of 2,000 people, looked at after every form, with up to 50 meetings of intra-cluster correlation {meeting} and a truth of exactly {target}: named by mistake in at most {falseWarning} (rounded up). At a truth of 80% and everybody answering alone: rightly named in 36% of periods with 100 forms, in 99% with 400.',
        source:
          'Ville (1939); Robbins (1970), Ann. Math. Stat. 41, 1397–1409; Howard, Ramdas, McAuliffe, Sekhon (2021), Ann. Stat. 49, 1055–1080',
      },
      disclosure: {
        title: 'Keeping people private',
        plain:
          'Groups under {minimum} forms are merged with others. From {minimum} to under {fewestForRate} only the count of satisfied forms is told, since a rate of so few misleads. From {fewestForRate} on there is a rate. A row “kept back to protect others” would give away a small group in another row. The results of one counter are seen by the director of the Centre and the chairman only. There is never a person’s score.',
        formal:
          'k = {minimum}. Smallest cells merge first until the merged cell has k; one filter besides the period; no cell of a crossing has 1–9 people; age, sex and weekday at commune level only. At the lock every figure that will be told is an equation over the groups of people who stand in the same rows; by exact elimination, once per set of respondents, no group, nor two or three together, of 1–9 people follows; else the smallest row concerned is merged and the check repeats. Equations, groups and merged rows stand on the page Reliability.',
        source: 'Hundepool et al. (2012), Statistical Disclosure Control',
      },
      publication: {
        title: 'Publications and the lock',
        plain:
          'Before the lock everybody sees who answered (how many, where), nobody what. Results are told once, at the lock; after it figures, names and hash never change. Late forms are taken in and counted nowhere. A longer period (quarter, year) is the sum of its locked parts. A trial is seen at once, since its forms are nobody’s and never count.',
        formal:
          'One publication per period, written once at the lock: sums, mix, exclusions, visits, names, kinds of units, targets and leads. The hash is SHA-256 over all of it. Looking at running figures also makes people collect until they turn green: at a truth of {target}, 31% of rounds would falsely be “met”.',
        source: 'Dwork, Smith et al. (2017), Annu. Rev. Stat. Appl. 4, 61–84 (attacks by differencing)',
      },
      proof: {
        title: 'Who filled in, and surely once each',
        plain:
          'Help by officials tends to raise results, so forms filled in alone and with help stand apart. One-time codes, numbered sheets of an independent collector and changing QR codes prove more than a fixed code; the rate of those forms alone stands beside the headline. One person can send many forms by a fixed code: 10,000 of them move the rate of a whole quarter by about 7 percentage points where nobody looks at the flags, and by at most 1 once the days that are flagged are left out (measured on simulated data).',
        formal:
          'A sensitivity analysis, no second headline: F4 over the forms with strong proof, through the same disclosure rules.',
        source: 'AAPOR (2016), Standard Definitions; de Leeuw (2005), J. Off. Stat. 21, 233–255',
      },
    },
  },
};
