import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { compiledMarket, springCatalogue } from '../../test/harness/tallied-round.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { OneTimeCode } from '../collection-points/one-time-code.entity.js';
import { Secrets } from '../config/secrets.js';
import { dataSourceOptions } from '../database/data-source.js';
import { SqliteRunner } from '../database/sqlite-runner.js';
import { tableOf } from '../database/table.js';
import { Group } from '../database/write-queue.js';
import { type Arrival, arrivalOf, type Given } from './arrival.js';
import { isSame, type Saved, saveResponse, storedContent, WITHDRAWN } from './save-response.js';
import { SurveyResponse } from './survey-response.entity.js';
import { ParticipationCount } from './tally.entity.js';
import { tallyLayout } from './tally-layout.js';

const folder = mkdtempSync(join(tmpdir(), 'hai-long-save-'));
const secrets = Secrets.from(JSON.stringify({ secret: 'a'.repeat(64) }), 'none');
const point = Object.assign(new CollectionPoint(), {
  ...{ communeId: 'spring', id: 'gate', code: 'gategategt', kind: 'qr', name: 'Cổng chợ', earlierPlaces: [] },
  ...{ unit: null, counter: null, field: null, village: null, revokedOn: null },
});
const campaign = Object.assign(new Campaign(), {
  ...{
    communeId: 'spring',
    id: 'market',
    name: 'Chợ',
    questionnaireVersion: compiledMarket.version,
    tabletVersion: null,
  },
  ...{ opensOn: '2026-11-01', endsOn: '2026-11-07', locksOn: '2026-11-12', target: null, continuous: false },
  ...{ testing: true, leads: [], layout: [], reorganised: 0, period: null, fromDay: 1, endedAt: null },
  ...{ ownerUnit: null, archivedAt: null, lockedPeriods: [] },
});

let db: Database.Database;
let runner: SqliteRunner;
beforeAll(async () => {
  const file = join(folder, 'a.sqlite');
  await (await new DataSource(dataSourceOptions(`sqlite:${file}`, file)).initialize()).destroy();
  db = new Database(file);
  db.pragma('synchronous = OFF');
  runner = new SqliteRunner(db);
});
beforeEach(() => {
  for (const table of ['campaign', 'survey_response', 'one_time_code', 'participation_count', 'comment']) {
    db.exec(`DELETE FROM ${table}`);
  }
  runner.run(tableOf(Campaign).insert(campaign));
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

let ids = 0;
function arrival(more: Partial<Given> = {}, asked: Partial<Campaign> = {}): Arrival {
  ids += 1;
  const given: Given = {
    ...{ id: `id-${ids}`, answers: { G: 4 }, language: 'vi', assisted: 'self', by: 'phone', proof: 'fixed' },
    ...{ codeHash: null, batch: null, flags: [], receiptHash: null, dateReplaced: false },
    ...{ receivedOn: '2026-11-03', hour: 9, ...more },
  };
  const of = Object.assign(new Campaign(), campaign, asked);
  const layout = tallyLayout(campaign, [compiledMarket]);
  const questionnaire = compiledMarket;
  const day = given.receivedOn < '2026-11-07' ? given.receivedOn : '2026-11-07';
  const made = arrivalOf(
    { ...{ point, campaign: of, day, catalogue: springCatalogue, questionnaire }, placed: questionnaire, layout },
    given,
  );
  if ('errors' in made) throw new Error(JSON.stringify(made.errors));
  return made;
}

const save = (one: Arrival): Saved => {
  const group = new Group();
  const [saved] = runner.commitGroup([saveResponse(one, group, secrets)], group.finish());
  return saved as Saved;
};
const standings = (): unknown[] => db.prepare('SELECT standing FROM survey_response ORDER BY id').pluck().all();
const counted = (): unknown => db.prepare('SELECT SUM(responses) FROM participation_count').pluck().get();

describe('a response that comes', () => {
  it('is stored and counted; the same again is known, something else under its ID is a conflict', () => {
    const first = arrival();
    expect(save(first)).toEqual({ kind: 'stored', late: false });
    expect(save(first)).toEqual({ kind: 'repeated' });
    expect(save(arrival({ id: first.id, answers: { G: 5 } }))).toEqual({ kind: 'conflict' });
    expect([standings(), counted()]).toEqual([['counted'], 1]);
  });

  it('is the same again whatever was withdrawn of it', () => {
    const first = arrival();
    save(first);
    db.prepare('UPDATE survey_response SET content_hash = ?').run(WITHDRAWN);
    expect(save(arrival({ id: first.id, answers: { G: 1 } }))).toEqual({ kind: 'repeated' });
  });

  it('is tried again where its campaign has gone, or has become another', () => {
    expect(() => save(arrival({}, { reorganised: 1 }))).toThrow(expect.objectContaining({ code: 'cannot-store-now' }));
    db.exec('DELETE FROM campaign');
    expect(() => save(arrival())).toThrow(expect.objectContaining({ code: 'cannot-store-now' }));
    expect(standings()).toEqual([]);
  });

  it('before the opening is a trial that nobody counts, and late once its period is locked', () => {
    expect(save(arrival({ receivedOn: '2026-10-31' }))).toEqual({ kind: 'stored', late: false });
    expect([standings(), counted()]).toEqual([['test'], null]);
    db.exec(`UPDATE campaign SET locked_periods = '["all"]'`);
    expect(save(arrival())).toEqual({ kind: 'stored', late: true });
    expect([standings().sort(), counted()]).toEqual([['late', 'test'], 1]);
    const stored = db.prepare('SELECT standing FROM participation_count').pluck().all();
    expect(stored).toEqual(['late']);
  });

  it('on the day of the opening is no trial', () => {
    expect(save(arrival({ receivedOn: '2026-11-01' }))).toEqual({ kind: 'stored', late: false });
    expect(standings()).toEqual(['counted']);
  });
});

describe('a one-time code', () => {
  const withCode = (more: Partial<Given> = {}): Arrival => arrival({ codeHash: 'hash', proof: 'one-time', ...more });
  beforeEach(() => {
    const code = {
      communeId: 'spring',
      codeHash: 'hash',
      issueId: 'issue',
      expiresOn: '2026-11-30',
      spentOn: null,
    } as const;
    runner.run(tableOf(OneTimeCode).insert(code));
  });

  it('is spent by the first answer, and not by the same again', () => {
    const first = withCode();
    expect([save(first), save(first)]).toEqual([{ kind: 'stored', late: false }, { kind: 'repeated' }]);
    expect(save(withCode({ id: first.id, answers: { G: 1 } }))).toEqual({ kind: 'conflict' });
    expect(save(withCode())).toEqual({ kind: 'code-spent' });
    expect([standings(), counted()]).toEqual([['counted'], 1]);
  });

  it('that nobody knows stores nothing', () => {
    expect(save(withCode({ codeHash: 'other' }))).toEqual({ kind: 'code-unknown' });
    expect(standings()).toEqual([]);
  });
});

describe('what is stored under an ID', () => {
  it('is what its sender sent, whatever campaign and version was named', () => {
    const first = arrival();
    save(first);
    const stored = runner.run(storedContent('spring', first.id));
    expect(stored).toEqual({ contentHash: first.contentHash, campaign: 'market', version: compiledMarket.version });
    const sent = { point: point.code, answers: { G: 4 }, language: 'vi', assisted: 'self' } as const;
    expect(stored && isSame(stored, sent)).toBe(true);
    expect(stored && isSame(stored, { ...sent, answers: { G: 5 } })).toBe(false);
    expect(stored && isSame({ ...stored, contentHash: WITHDRAWN }, { ...sent, answers: { G: 5 } })).toBe(true);
    expect(runner.run(storedContent('spring', 'other'))).toBeNull();
  });

  it('is of its own commune', () => {
    const first = arrival();
    save(first);
    expect(runner.run(storedContent('summer', first.id))).toBeNull();
    expect(runner.run(tableOf(SurveyResponse).find({ communeId: 'spring', id: first.id }))?.campaignId).toBe('market');
    const count = { communeId: 'spring', campaignId: 'market', day: '2026-11-03', pointId: 'gate' } as const;
    const found = runner.run(tableOf(ParticipationCount).select({ ...count, channel: 'qr', standing: 'counted' }));
    expect(found).toHaveLength(1);
  });
});
