import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, keyCount, long, makeTable, optional, text } from './table.js';

/**
 * A chain of the audit log for each commune, with its head. The one log of all communes goes on as a chain of its own,
 * entry by entry as it was written.
 */
export class AuditChains1763690000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'audit_entry', [key('chain'), ...entry]);
    await makeTable(runner, 'audit_chain', [key('chain'), count('number'), text('hash')]);
    await runner.query(`INSERT INTO audit_entry (chain, ${said}) SELECT '${EARLIER}', ${said} FROM audit_event`);
    await runner.query(
      `INSERT INTO audit_chain (chain, number, hash) SELECT '${EARLIER}', number, hash FROM audit_event
       ORDER BY number DESC LIMIT 1`,
    );
    await runner.dropTable('audit_event');
  }

  /** What was written since stays behind: it is of no chain that an earlier version knows. */
  async down(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'audit_event', entry);
    await runner.query(`INSERT INTO audit_event (${said}) SELECT ${said} FROM audit_entry WHERE chain = '${EARLIER}'`);
    for (const table of ['audit_chain', 'audit_entry']) await runner.dropTable(table);
  }
}

const EARLIER = '_earlier';

const entry = [
  ...[keyCount('number'), text('at'), text('actor'), optional(text('commune_id')), text('action'), text('object')],
  ...[long('details'), text('hash')],
];
const said = entry.map(({ name }) => name).join(', ');
