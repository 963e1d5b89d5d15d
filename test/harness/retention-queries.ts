import { retentionTerms as codes } from '../../src/collection-points/retention.js';
import type { Work } from '../../src/database/statement.js';
import { retentionTerms as written } from '../../src/documents/letters/retention.js';
import { retentionTerms as said } from '../../src/feedback/retention.js';
import { retentionTerms as told } from '../../src/figures/retention.js';
import { retentionTerms as keyed } from '../../src/paper/retention.js';
import { retentionTerms as sent } from '../../src/responses/retention.js';
import { answeredBefore, countBetween } from '../../src/responses/sealing.js';

const campaign = { communeId: 'spring', id: 'c' };

/** What the terms of all rooms ask for every night. */
export const retentionQueries: Readonly<Record<string, Work<unknown>>> = {
  'responses before a day': answeredBefore(campaign, '2026-11-03', 1),
  'responses between days': countBetween(campaign, '2026-11-01', '2026-11-03'),
  ...Object.fromEntries(
    [...sent, ...keyed, ...said, ...told, ...written, ...codes].flatMap(({ name, due, end }) => [
      [`what is due of ${name}`, due('spring', '2026-11-03')],
      [`what goes of ${name}`, end('spring', '2026-11-03')],
    ]),
  ),
};
