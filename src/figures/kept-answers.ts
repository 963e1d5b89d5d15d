import type { Asked } from './asked.js';
import type { Publication } from './publication.js';
import type { Satisfaction } from './satisfaction.js';

/**
 * Answers about publications, kept with them: a publication never changes, so the same question about it has the same
 * answer. A dashboard asks a dozen such questions.
 */
export class KeptAnswers {
  private readonly kept = new WeakMap<Publication, Map<string, Satisfaction>>();

  /** @throws whatever `make` does; then nothing is kept */
  answer({ publications, naming, query, sight }: Asked, make: () => Satisfaction): Satisfaction {
    const [first] = publications;
    if (!first) return make();
    const answers = this.kept.get(first) ?? new Map<string, Satisfaction>();
    const question = JSON.stringify([publications.map(({ period }) => period), query, naming.language, sight]);
    const known = answers.get(question);
    if (known) return known;
    const made = make();
    if (answers.size >= MOST_KEPT) answers.clear();
    this.kept.set(first, answers.set(question, made));
    return made;
  }
}

/** More than all tables with all filters of one publication, in two languages. */
const MOST_KEPT = 2_000;
