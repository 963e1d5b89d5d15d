import type { Visits } from '../campaigns/visits.js';
import type { Asked } from './asked.js';
import type { Publication } from './publication.js';
import type { Satisfaction } from './satisfaction.js';

/**
 * Answers about publications, kept with them: a publication never changes, so the same question about it has the same
 * answer until the commune's units or the visits are others. A dashboard asks a dozen such questions.
 */
export class KeptAnswers {
  private readonly kept = new WeakMap<Publication, Map<string, Kept>>();

  /** @throws whatever `make` does; then nothing is kept */
  answer(asked: Asked, visits: readonly Visits[], make: () => Satisfaction): Satisfaction {
    const { publications, naming, query, target } = asked;
    const [first] = publications;
    if (!first) return make();
    const answers = this.kept.get(first) ?? new Map<string, Kept>();
    const ids = publications.map(({ period, sequence }) => `${period}.${sequence}`);
    const question = JSON.stringify([ids, query, naming.language, target]);
    const before = answers.get(question);
    if (before?.catalogue === naming.catalogue && before.visits === visits) return before.satisfaction;
    const satisfaction = make();
    if (answers.size >= MOST_KEPT) answers.clear();
    this.kept.set(first, answers.set(question, { catalogue: naming.catalogue, visits, satisfaction }));
    return satisfaction;
  }
}

interface Kept {
  readonly catalogue: Asked['naming']['catalogue'];
  readonly visits: readonly Visits[];
  readonly satisfaction: Satisfaction;
}

/** More than all tables with all filters of one publication, in two languages. */
const MOST_KEPT = 2_000;
