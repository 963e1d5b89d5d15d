import { exclusionsOf, type FlaggedRound, pathOf } from '../harness/flagged-round.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, openSpring, post } from '../harness/spring.js';

/** Of both campaigns 60 people rate each unit: the registry and the tax office badly, the others well. */
const PEOPLE = 60;
const SATISFIED_WITH_REGISTRY = 37;
const REGISTRY = 'Văn phòng HĐND và UBND';

let server: TestServer;
let leader: SignedIn;
let centre: string;
let round: FlaggedRound;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  const { point, campaign } = await openSpring(server, { name: 'Tháng 11 ở Trung tâm' });
  centre = point.code;
  round = { campaign, stuffed: point, honest: point };
  const village = await aPoint(server, { name: 'Nhà văn hóa' });
  await aCampaign(server, { questionnaire: 'chinh-quyen', pointIds: [village.id], name: 'Tháng 11 ở các thôn' });
  for (let i = 0; i < PEOPLE; i += 1) {
    const level = i < SATISFIED_WITH_REGISTRY ? 4 : 2;
    await answer(point.code, { FIELD: 'ho-tich', FILE: level });
    await answer(point.code, { FIELD: 'dat-dai', FILE: 5 });
    await answer(point.code, { FIELD: 'thue', FILE: 1 });
    await answer(village.code, { A01: level, A02: 5 });
  }
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
});
afterAll(() => server.stop());

async function answer(code: string, answers: Readonly<Record<string, unknown>>): Promise<void> {
  expect((await post(server, code, aResponse({ G: 5, ...answers }))).status).toBe(201);
}

async function warningsOn(reader: SignedIn, language = 'vi'): Promise<readonly string[]> {
  const page = await (await reader.get(`/dashboard?lang=${language}`)).text();
  return [...page.matchAll(/<div class="notice attention slim"><p>(.*?)<\/p><\/div>/g)].map(([, said = '']) => said);
}

describe('while a campaign collects', () => {
  it.each(['leader', 'director'] as const)('the %s reads which department to look at, and no number', async (role) => {
    const reader = role === 'leader' ? leader : await signInAs(server, { role, communeId: 'spring' });
    for (const [language, words] of [
      ['vi', 'theo phiếu đã thu, chắc chắn chưa đạt mục tiêu'],
      ['en', 'by the forms so far certainly below the target'],
    ] as const) {
      const warnings = await warningsOn(reader, language);
      expect(warnings).toHaveLength(2);
      for (const campaign of ['Tháng 11 ở Trung tâm', 'Tháng 11 ở các thôn']) {
        const said = warnings.find((one) => one.includes(campaign)) ?? '';
        expect(said).toContain(REGISTRY);
        expect(said).toContain(words);
        expect(said).not.toMatch(/Phòng Kinh tế|Thuế/);
        expect(said.replaceAll('11', '')).not.toMatch(/\d/);
      }
    }
  });

  it('one touch leads to how it is reached', async () => {
    const [said = ''] = await warningsOn(leader);
    const [, path = '', part = ''] = /href="([^"#]+)#(\w+)"/.exec(said) ?? [];
    expect(await (await leader.get(path)).text()).toContain(`<section class="card method" id="${part}"`);
  });

  it('is looked for at most every ten minutes, since a look reads all sums', async () => {
    const told = async () => (await warningsOn(leader)).join();
    for (let i = 0; i < PEOPLE; i += 1) await answer(centre, { FIELD: 'dat-dai', FILE: 1 });
    expect(await told()).not.toContain('Phòng Kinh tế');
    server.clock.jumpTo(`${server.clock.today()}T12:11`);
    expect(await told()).toContain('Phòng Kinh tế');
  });

  it('is the same when two people leave a whole day out: what they leave out has come all the same', async () => {
    const before = (await warningsOn(leader)).toSorted();
    const officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'lan' });
    const set = { set: `point:${round.stuffed.id}`, day: '03/11/2026', because: 'Có người gửi liên tục' };
    expect((await officer.post(`${pathOf(round)}/propose`, set)).status).toBe(303);
    const [waiting] = await exclusionsOf(server, round);
    const decision = { as: 'excluded', because: 'Đã xem, đồng ý', confirmed: 'yes' };
    const path = `${pathOf(round)}/exclusions/${waiting?.id}/decide`;
    expect((await leader.post(path, decision)).status).toBe(303);
    expect((await exclusionsOf(server, round))[0]).toMatchObject({ state: 'excluded', responses: 4 * PEOPLE });
    server.clock.jumpTo(`${server.clock.today()}T12:22`);
    expect((await warningsOn(leader)).toSorted()).toEqual(before);
  });

  it.each(['officer', 'auditor'] as const)('the %s reads nothing of it', async (role) => {
    expect(await warningsOn(await signInAs(server, { role, communeId: 'spring' }))).toEqual([]);
  });
});

it('after collecting has ended nothing is said but the figures, at the lock', async () => {
  server.clock.moveTo('2026-11-11');
  expect(
    await warningsOn(await signInAs(server, { role: 'leader', communeId: 'spring', name: 'leader.later' })),
  ).toEqual([]);
});
