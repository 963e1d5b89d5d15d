import { auditedNames, auditPage, countAudit } from '../../src/access/audit.queries.js';
import { headsOf } from '../../src/access/audit.service.js';
import type { Work } from '../../src/database/statement.js';

const asked = {
  ...{ from: '2026-11-02T17:00', until: '2026-11-03T17:00', communeId: 'spring', actor: 'lan', words: 'x' },
  ...{ actions: [], ids: [] },
};

/** What is asked of the log of staff. */
export const logQueries: Readonly<Record<string, Work<unknown>>> = {
  'a page of the log': auditPage(asked, 100, 0),
  'how much of the log is asked for': countAudit(asked),
  'the names in the log': auditedNames('spring'),
  'where the log ends': headsOf('spring'),
};
