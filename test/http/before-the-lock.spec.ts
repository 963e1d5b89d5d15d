import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aResponse, openSpring, post, SPRING } from '../harness/spring.js';

/** Every page and file that tells figures of a campaign, with what a reader gets before its lock. */
const exits: Readonly<Record<string, (id: string) => readonly [path: string, before: number]>> = {
  dashboard: () => ['/dashboard', 200],
  'dashboard of the campaign': (id) => [`/dashboard?campaign=${id}`, 409],
  tables: (id) => [`/dashboard/tables?campaign=${id}`, 409],
  'a table of a part': (id) => [`/dashboard/tables?campaign=${id}&by=assisted&filter=channel:qr`, 409],
  'the method of the headline': (id) => [`/dashboard/method?campaign=${id}`, 409],
  'the method of a row': (id) => [`/dashboard/method?campaign=${id}&by=department&key=registry`, 409],
  'the summary to send': () => ['/dashboard/summary', 409],
  'the picture of units': (id) => [`/dashboard/charts/units.svg?campaign=${id}`, 409],
  'the picture of questions': (id) => [`/dashboard/charts/questions.svg?campaign=${id}`, 409],
  'the file of elements': (id) => [`/dashboard/charts/elements.csv?campaign=${id}`, 409],
};
const told = Object.entries(exits);

/** 37 of 41 are satisfied, 33 with how their file was handled: that is what nobody may read before the lock. */
const TOLD = /37\/41|90,2|33\/41|80,5/;
const TRIAL = 'CHẠY THỬ – phiếu thử, không tính vào kết quả';

let server: TestServer;
let campaign: Campaign;
let code: string;
let leader: SignedIn;
const strictly = { strict: false } as const;

beforeAll(async () => {
  server = await startServer('2026-10-30');
  const spring = await openSpring(server, { testing: true });
  campaign = spring.campaign;
  code = spring.point.code;
  await answer(code);
  leader = await signInAs(server, { role: 'leader', communeId: 'spring', name: 'leader.trial' });
});
afterAll(() => server.stop());

async function answer(code: string): Promise<void> {
  for (let i = 0; i < 41; i += 1) {
    const answers = { G: i < 37 ? 5 : 2, FIELD: 'ho-tich', FILE: i < 33 ? 4 : 1, E1: 4 };
    const { status } = await post(server, code, aResponse(answers));
    expect(status).toBe(201);
  }
}

async function read(exit: string): Promise<{ readonly status: number; readonly text: string }> {
  const [path] = exits[exit]?.(campaign.id) ?? [''];
  const response = await leader.get(path);
  return { status: response.status, text: await response.text() };
}

describe('a trial', () => {
  it.each(told)('is told whole and marked: %s', async (exit) => {
    const { status, text } = await read(exit);
    expect(status).toBe(200);
    expect(text).toContain(TRIAL);
  });

  it('has the figures that a round would have', async () => {
    expect((await read('dashboard')).text).toContain('37/41 phiếu hợp lệ');
    expect((await read('the method of a row')).text).toContain('33 câu trả lời tính là hài lòng ÷ 41');
    expect((await read('the summary to send')).text).not.toContain('chắc chắn mỗi người một lần');
  });

  it('is told as it was until an answer comes, or something is changed', async () => {
    const figures = server.get(FiguresService, strictly);
    const before = await figures.trialOf(campaign);
    expect(await figures.trialOf(campaign)).toBe(before);
    await server.get(CommunesService, strictly).import({ ...SPRING, name: 'Xã Mùa Xuân' }, '2026-01-01', 'test');
    const renamed = await figures.trialOf(campaign);
    expect(renamed?.content.catalogue.name).toBe('Xã Mùa Xuân');
    await post(server, code, aResponse({ G: 5, FIELD: 'ho-tich', FILE: 4 }));
    expect([renamed, await figures.trialOf(campaign)].map((one) => one?.content.respondents)).toEqual([41, 42]);
  });
});

describe('before the lock', () => {
  beforeAll(async () => {
    server.clock.moveTo('2026-11-03');
    leader = await signInAs(server, { role: 'leader', communeId: 'spring', name: 'leader.open' });
    const [point] = await server.get(CampaignsService, strictly).pointsOf(campaign);
    await answer(point?.code ?? '');
  });

  it.each(told)('nobody reads what people answered: %s', async (exit, of) => {
    const { status, text } = await read(exit);
    expect([exit, status]).toEqual([exit, of(campaign.id)[1]]);
    expect(text).not.toMatch(TOLD);
    expect(text).not.toContain(TRIAL);
  });

  it('the dashboard says who answered and when the figures are due', async () => {
    expect((await read('dashboard')).text).toContain(
      '41 phiếu</span>, thu đến hết 10/11/2026; có kết quả sau khi chốt số liệu, dự kiến 15/11/2026.',
    );
  });
});

describe('after the lock', () => {
  beforeAll(async () => {
    server.clock.jumpTo('2026-11-15T00:30');
    server.clock.believe(server.clock.now());
    await server.get(LocksService, strictly).lockDue(campaign);
    leader = await signInAs(server, { role: 'leader', communeId: 'spring', name: 'leader.later' });
  });

  it.each(told)('everything is told, of the day of the lock in Vietnam: %s', async (exit) => {
    const { status, text } = await read(exit);
    expect(status).toBe(200);
    expect(text).not.toContain(TRIAL);
    if (!exit.startsWith('the file')) expect(text).toMatch(/15\/11(\/2026)?/);
    expect(text).not.toContain('14/11');
  });

  it('of a unit its own question and its own exclusions', async () => {
    const { text } = await read('the method of a row');
    expect(text).toContain('33 câu trả lời tính là hài lòng ÷ 41');
    expect(text).toContain('việc giải quyết hồ sơ lần này');
    expect(text).not.toContain('toàn xã');
  });
});
