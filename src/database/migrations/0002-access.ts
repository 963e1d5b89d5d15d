import type { MigrationInterface, QueryRunner } from 'typeorm';
import { key, keyCount, long, makeTable, optional, text, yesNo } from './table.js';

/** Staff, their sessions and tokens, the one-time set-up code, the audit trail. */
export class Access1763690000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'staff_user',
      [
        ...[key('id'), text('name'), text('password_hash'), yesNo('password_is_temporary'), text('role')],
        ...[optional(text('commune_id')), optional(text('unit')), yesNo('disabled'), text('created_at')],
      ],
      [{ columns: ['name'], unique: true }],
    );
    await makeTable(runner, 'staff_session', [
      ...[key('id_hash'), text('user_id'), text('csrf_token'), text('created_at'), text('last_seen_at')],
    ]);
    await makeTable(runner, 'access_token', [
      ...[key('hash'), text('name'), text('role'), optional(text('commune_id')), text('created_at')],
      optional(text('revoked_at')),
    ]);
    await makeTable(runner, 'setup_code', [key('hash'), text('expires_at')]);
    await makeTable(runner, 'audit_event', [
      ...[keyCount('number'), text('at'), text('actor'), optional(text('commune_id')), text('action'), text('object')],
      ...[long('details'), text('hash')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_event', 'setup_code', 'access_token', 'staff_session', 'staff_user']) {
      await runner.dropTable(table);
    }
  }
}
