import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, key, makeTable, optional, text } from './table.js';

/** Tablets at the counters: how each was paired, and how it is. */
export class Devices1763690000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(
      runner,
      'device',
      [
        ...[key('commune_id'), key('id'), text('point_id'), optional(text('second_point_id'))],
        ...[optional(text('code_hash')), optional(text('code_expires_at')), optional(text('token_hash'))],
        ...[text('pin'), optional(text('opens_at')), optional(text('closes_at'))],
        ...[text('created_at'), optional(text('paired_at')), optional(text('revoked_at'))],
        ...[optional(text('last_seen_at')), optional(count('battery_percent')), optional(count('waiting'))],
        ...[count('beats'), count('quick_repeats')],
      ],
      [
        { columns: ['token_hash'], unique: true },
        { columns: ['code_hash'], unique: true },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('device');
  }
}
