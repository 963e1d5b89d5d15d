import { AuditEntry } from '../../src/access/audit.entity.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import type { TestServer } from './server.js';

/** What the audit log of a commune says, the newest entry first. */
export function auditOf(server: TestServer, chain: string): Promise<readonly AuditEntry[]> {
  const newestFirst = tableOf(AuditEntry).select({ chain }, { order: { number: 'DESC' } });
  return server.get(WriteQueue, { strict: false }).read(newestFirst);
}
