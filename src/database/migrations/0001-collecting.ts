import type { MigrationInterface, QueryRunner } from 'typeorm';
import { count, fraction, key, keyCount, long, makeTable, optional, text, yesNo } from './table.js';

/** Communes, collection points, campaigns, responses and their sums. Tables that grow start their key with the commune. */
export class Collecting1763690000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTable(runner, 'installation', [key('name'), text('value')]);
    await makeTable(runner, 'commune', [key('id'), text('name')]);
    await makeTable(runner, 'commune_catalogue', [key('commune_id'), key('valid_from'), long('catalogue')]);
    await makeTable(
      runner,
      'collection_point',
      [
        ...[key('commune_id'), key('id'), text('code'), text('kind'), text('name')],
        ...['unit', 'counter', 'field', 'village', 'revoked_on'].map((name) => optional(text(name))),
      ],
      [{ columns: ['code'], unique: true }],
    );
    await makeTable(runner, 'campaign', [
      ...[key('commune_id'), key('id'), text('name'), text('questionnaire_version')],
      ...[text('opens_on'), text('ends_on'), text('locks_on'), optional(fraction('target'))],
      ...[yesNo('continuous'), yesNo('testing'), long('leads'), yesNo('locked_early'), long('quarters_locked_early')],
    ]);
    await makeTable(
      runner,
      'campaign_point',
      [key('commune_id'), key('campaign_id'), key('point_id')],
      [{ columns: ['commune_id', 'point_id'] }],
    );
    await makeTable(
      runner,
      'survey_response',
      [
        ...[key('commune_id'), key('id'), text('content_hash'), text('campaign_id'), text('questionnaire_version')],
        ...[text('standing'), text('business_date'), yesNo('date_replaced'), text('respondent_group')],
        ...['receiving_unit', 'resolving_unit', 'field', 'village', 'counter'].map((name) => optional(text(name))),
        ...[text('channel'), text('assisted'), text('proof'), optional(text('batch')), long('answers')],
      ],
      [{ columns: ['commune_id', 'campaign_id'] }],
    );
    await makeTable(runner, 'set_aside', [
      ...[key('commune_id'), key('id'), text('response_id'), text('content_hash'), optional(text('campaign_id'))],
      ...[text('point_id'), text('reason'), long('answers'), text('received_on')],
    ]);
    await makeTable(runner, 'comment', [
      ...[key('commune_id'), key('id'), text('campaign_id'), text('quarter'), text('question')],
      ...[long('text'), yesNo('masked')],
    ]);
    await makeTable(runner, 'tally', [
      ...[key('commune_id'), key('campaign_id'), key('month'), key('scope'), key('dimensions'), key('key')],
      long('sums'),
    ]);
    await makeTable(runner, 'participation_count', [
      ...[key('commune_id'), key('campaign_id'), key('day'), key('point_id'), key('channel'), key('standing')],
      count('responses'),
    ]);
    await makeTable(runner, 'busy_hour', [
      ...[key('commune_id'), key('point_id'), keyCount('weekday'), keyCount('hour'), count('responses')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['busy_hour', 'participation_count', 'tally', 'comment', 'set_aside', 'survey_response'];
    tables.push('campaign_point', 'campaign', 'collection_point', 'commune_catalogue', 'commune', 'installation');
    for (const table of tables) await runner.dropTable(table);
  }
}
