import { randomUUID } from 'node:crypto';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { DossiersService } from '../../src/dossier/dossiers.service.js';
import { MAIN_LANGUAGE } from '../../src/formatting/sentence.js';
import { type Alike, answered } from './arrivals.js';
import { released } from './releasing.js';
import type { TestServer } from './server.js';
import { aCampaign, aPoint, lockAnyway, SPRING } from './spring.js';

/** A commune in October of which something is told, and something is not yet. */
export interface ToldYear {
  /** Of the administration, locked and shown to everybody. */
  readonly round: Campaign;
  /** To the Centre: the quarters 2026-Q2 and 2026-Q3 are locked, Q3 is shown to everybody, Q4 collects. */
  readonly feedback: Campaign;
  readonly desk: CollectionPoint;
  /** ID of a report on 2026-Q2 that was made. */
  readonly document: string;
}

/** @param server that has started on 1 April 2026 */
export async function aToldYear(server: TestServer): Promise<ToldYear> {
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  const desk = await aPoint(server);
  const hall = await aPoint(server, { kind: 'link', name: 'Nhà văn hóa' });
  const year = { opensOn: '2026-04-01', endsOn: '2026-12-31', locksOn: '2027-01-05' } as const;
  const feedback = await aCampaign(server, { ...year, continuous: true, target: 0.9, pointIds: [desk.id] });
  const days = { opensOn: '2026-06-01', endsOn: '2026-06-20', locksOn: '2026-06-25' } as const;
  const round = await aCampaign(server, { questionnaire: 'chinh-quyen', ...days, target: 0.9, pointIds: [hall.id] });
  server.clock.moveTo('2026-06-20');
  await answered(server, { campaign: round, point: hall }, villagers);
  await answered(server, { campaign: feedback, point: desk }, visitors('2026-05-11'));
  server.clock.moveTo('2026-07-10');
  await lockAnyway(server, round);
  await lockAnyway(server, feedback, '2026-Q2');
  await answered(server, { campaign: feedback, point: desk }, visitors('2026-07-08'));
  server.clock.moveTo('2026-10-10');
  await lockAnyway(server, feedback, '2026-Q3');
  await answered(server, { campaign: feedback, point: desk }, visitors('2026-10-09'));
  await released(server, round, 'all', 'Thêm ghế chờ.');
  await released(server, feedback, '2026-Q3', 'Thêm ghế chờ.');
  const document = randomUUID();
  const asked = { campaign: feedback, period: '2026-Q2', unit: null, language: MAIN_LANGUAGE } as const;
  const documents = server.get(DocumentsService, { strict: false });
  await documents.make('report', asked, await documents.compose('report', asked), { id: document, actor: 'test' });
  const began = { level: null, registeredOn: null, letter: '', thresholds: {}, criteria: 'hai-phong.v1', read: 0 };
  await server.get(DossiersService, { strict: false }).register({ communeId: 'spring', year: 2026 }, began, 'test');
  return { round, feedback, desk, document };
}

const villagers: readonly Alike[] = [
  { people: 40, village: 'dong', answers: { G: 5, A01: 5, A02: 4, A03: 2, AGE: '25-49', SEX: 'male' } },
  {
    people: 35,
    village: 'doai',
    channel: 'paper',
    answers: { G: 2, A01: 1, A02: 4, A03: 5, AGE: 'over-60', SEX: 'female' },
  },
];

/** Visitors of one day at the Centre. */
export function visitors(day: NonNullable<Alike['day']>): readonly Alike[] {
  return [
    { people: 45, day, answers: { G: 5, FIELD: 'ho-tich', FILE: 5, E1: 4, E2: 5, E3: 5, E4: 5, E5: 5, WAY: 'direct' } },
    { people: 36, day, answers: { G: 4, FIELD: 'dat-dai', FILE: 2, E1: 4, E2: 1, E3: 5, E4: 2, E5: 5, WAY: 'online' } },
    { people: 33, day, channel: 'link', answers: { G: 2, FIELD: 'thue', FILE: 4, E1: 2, E2: 5, E3: 5, E4: 5, E5: 1 } },
  ];
}
