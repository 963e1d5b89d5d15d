import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hashOfSecret } from '../../src/access/secret-code.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { UsersService } from '../../src/access/users.service.js';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { PlansService } from '../../src/campaigns/plans.service.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import { OneTimeCodesService } from '../../src/collection-points/one-time-codes.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { DocumentsService } from '../../src/documents/documents.service.js';
import { DutiesService } from '../../src/duties/duties.service.js';
import { FeedbackService } from '../../src/feedback/feedback.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { MAIN_LANGUAGE } from '../../src/formatting/sentence.js';
import { ExclusionsService } from '../../src/integrity/exclusions.service.js';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { MattersService } from '../../src/opinions/matters.service.js';
import { BatchesService } from '../../src/paper/batches.service.js';
import { PaperImport } from '../../src/paper/import.entity.js';
import { SetAside } from '../../src/responses/set-aside.entity.js';
import { ErasuresService } from '../../src/retention/erasures.service.js';
import { DemoPaperService } from '../../src/simulation/demo-paper.service.js';
import { SimulationService } from '../../src/simulation/simulation.service.js';
import { aToldComment } from './comments.js';
import { SAID } from './feedback-changes.js';
import { importForm } from './import-form.js';
import { keptLetter } from './letter-changes.js';
import { aDraft, threeLevels } from './own-questionnaires.js';
import { released } from './releasing.js';
import type { TestServer } from './server.js';
import { aResponse, post } from './spring.js';
import { aDossierToday } from './year-dossier.js';

/** The day that the year goes up to. */
export const TODAY = '2026-11-05';
export const COMMUNE = 'hong-chau';
const strictly = { strict: false } as const;

/** A simulated year: what the pages are about. */
export interface Year {
  readonly feedback: Campaign;
  readonly round: Campaign;
  /** Of a meeting; locked today. */
  readonly talk: Campaign;
  readonly desk: CollectionPoint;
  readonly kiosk: CollectionPoint;
  readonly sheets: CollectionPoint;
  readonly meeting: string;
  readonly batch: string;
  readonly user: string;
  /** What an access token is called. */
  readonly token: string;
}

/** What staff made of it just now. */
export interface Made {
  /** A paired tablet. */
  readonly device: string;
  readonly waiting: string;
  readonly file: string;
  /** Proposed to be left out. */
  readonly exclusion: string;
  /** A report on the meeting. */
  readonly document: string;
  /** Something that was said. */
  readonly entry: string;
  /** On which households are asked. */
  readonly matter: string;
  /** An apology. */
  readonly letter: string;
  /** What somebody wrote in a form of a locked period. */
  readonly comment: string;
}

/** A draft of the commune's own. */
export const OWN = `${COMMUNE}.cho-xa.v1`;

/** A commune whose answers came in over a year, up to today. */
export async function aYear(server: TestServer): Promise<Year> {
  const campaigns = server.get(CampaignsService, strictly);
  const catalogue: unknown = JSON.parse(readFileSync(`data/communes/${COMMUNE}.json`, 'utf8'));
  await server.get(CommunesService, strictly).import(catalogue, '2025-01-01', 'test');
  await aDraft(server, threeLevels(), COMMUNE);
  await server.get(SimulationService, strictly).simulate(COMMUNE, 1_500, 1);
  await server.get(DemoPaperService, strictly).fill(COMMUNE, { first: 'lan', second: 'minh' });
  const open = (await campaigns.list(COMMUNE)).filter((one) => campaigns.stateOf(one) === 'open');
  const about = (key: string) => open.find(({ questionnaireVersion: version }) => version.startsWith(`${key}.`));
  const [feedback, round, talk] = [about('trung-tam'), about('chinh-quyen'), about('hop-thon')];
  if (!feedback || !round || !talk) throw new Error('Not every survey is open');
  const points = [...(await campaigns.pointsOf(feedback)), ...(await campaigns.pointsOf(round))];
  const pointOf = (kind: string) => points.findLast((one) => one.kind === kind);
  const [desk, kiosk, sheets] = [points.find(({ kind }) => kind === 'qr'), pointOf('kiosk'), pointOf('paper')];
  const [meeting] = await server.get(MeetingsService, strictly).list(COMMUNE);
  const [batch] = await server.get(BatchesService, strictly).list(COMMUNE);
  if (!desk || !kiosk || !sheets || !meeting || !batch) throw new Error('Something is missing from the year');
  const [hall] = await campaigns.pointsOf(talk);
  for (let sent = 0; sent < 30; sent += 1) await post(server, hall?.code ?? '', aResponse({ G: 4 }));
  await server.get(LocksService, strictly).lock(talk, { endNow: true, anyway: true }, 'lan');
  const wanted = { name: 'lan', role: 'clerk', communeId: COMMUNE } as const;
  const { user } = await server.get(UsersService, strictly).create(wanted, 'test');
  const token = await server.get(TokensService, strictly).create('clerk', COMMUNE, 'lan', 'test');
  const ids = { user: user.id, token: hashOfSecret(token).slice(0, 12) };
  return { feedback, round, talk, desk, kiosk, sheets, meeting: meeting.id, batch: batch.id, ...ids };
}

async function aTablet(server: TestServer, kiosk: CollectionPoint): Promise<string> {
  const devices = server.get(DevicesService, strictly);
  const wanted = { communeId: COMMUNE, pointId: kiosk.id, secondPointId: null, hours: null };
  const { device, code } = await devices.create(wanted, 'lan');
  await devices.pair(code);
  return device.id;
}

/** Everything that staff do and that is dated when it is done. */
export async function workOfAMinute(server: TestServer, year: Year, token: string): Promise<Made> {
  const { round, talk, desk, kiosk, sheets } = year;
  const plan = { basis: 'own', responses: 400, perUnit: 30, truth: null, listSize: null } as const;
  await server.get(PlansService, strictly).set(round, plan, 'lan');
  await released(server, talk);
  const duties = server.get(DutiesService, strictly);
  const report = (await duties.calendarOf(COMMUNE)).duties.find(({ key }) => key === 'yearReport');
  if (report) await duties.mark(report, '2026', '', 'lan');
  await server.get(OneTimeCodesService, strictly).issue(desk, 3, 'lan');
  const points = server.get(CollectionPointsService, strictly);
  await points.revoke(await points.create({ communeId: COMMUNE, kind: 'qr', name: 'Cũ' }, 'lan'), 'lan');
  const devices = server.get(DevicesService, strictly);
  await devices.revoke(await devices.find(COMMUNE, await aTablet(server, kiosk)), 'lan');
  const device = await aTablet(server, kiosk);
  const document = randomUUID();
  const paper = { campaign: talk, period: null, unit: null, language: MAIN_LANGUAGE } as const;
  const documents = server.get(DocumentsService, strictly);
  await documents.make('report', paper, await documents.compose('report', paper), { id: document, actor: 'lan' });
  const batch = { pointId: sheets.id, meetingId: null, handedOutBy: 'front', form: 'full', issued: 10 } as const;
  await server.get(BatchesService, strictly).create(round, batch, 'lan');
  await post(server, desk.code, aResponse({ G: 5 }));
  await post(server, desk.code, aResponse({ G: 9 }, { queued: true }));
  files += 1;
  await importFile(server, year, token, `G;A01\n${1 + (files % 4)};${1 + Math.floor(files / 4)}\n`);
  const queue = server.get(WriteQueue, strictly);
  const [waiting] = await queue.read(tableOf(SetAside).select({ communeId: COMMUNE }));
  const [file] = await queue.read(tableOf(PaperImport).select({ communeId: COMMUNE }));
  const exclusion = await anExclusion(server, year);
  const said = { communeId: COMMUNE, id: randomUUID(), receivedOn: server.clock.today(), unit: null, village: null };
  await server.get(FeedbackService, strictly).take({ ...SAID, ...said }, 'lan');
  const comment = await aToldComment(server, COMMUNE);
  const matter = { communeId: COMMUNE, id: randomUUID() };
  const today = server.clock.today();
  const asked = { name: 'Mở rộng đường', text: 'Mỗi hộ hiến một mét.', opensOn: today, closesOn: today };
  await server.get(MattersService, strictly).make(matter, asked, 'lan');
  await aDossierToday(server, COMMUNE);
  const request = { communeId: COMMUNE, id: randomUUID(), receivedOn: server.clock.today(), asked: 'Xin xóa ý kiến' };
  await server.get(ErasuresService, strictly).enter(request, 'lan');
  const letter = await keptLetter(server, COMMUNE);
  const made = { device, document, exclusion, entry: said.id, comment, letter, matter: matter.id };
  return { waiting: waiting?.id ?? '', file: file?.id ?? '', ...made };
}

/** Each says something else, or it would be taken for the one before. */
let files = 0;

async function importFile(server: TestServer, year: Year, token: string, body: string): Promise<void> {
  const { round, sheets } = year;
  const form = importForm(body, { place: `${round.id}:${sheets.id}`, hander: 'youth', map: 'G,A01', name: '1.csv' });
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${server.url}/paper/import`, { method: 'POST', headers, body: form });
  if (answer.status !== 200) throw new Error(await answer.text());
}

/** More sheets are keyed than somebody counted, so there is a flag, and the batch is proposed to be left out. */
async function anExclusion(server: TestServer, { round, batch: batchId }: Year): Promise<string> {
  const batches = server.get(BatchesService, strictly);
  await batches.recordReturned(await batches.find(batchId), 10, 'lan');
  const exclusions = server.get(ExclusionsService, strictly);
  const set = { kind: 'batch', pointId: null, day: null, batchId, period: 'all' } as const;
  const lan = { kind: 'user', id: '1', name: 'lan', role: 'officer', communeId: COMMUNE, unit: null } as const;
  const staff = { ...lan, csrfToken: null, passwordIsTemporary: false, passwordMustChange: false };
  await exclusions.propose(round, { ...set, flag: sheetsFlag(batchId), because: '12/2026' }, staff);
  const [latest] = await exclusions.list(round);
  return latest?.id ?? '';
}

/** Key of the flag of that batch. */
export const sheetsFlag = (batch: string): string => `sheets~${batch}`;
