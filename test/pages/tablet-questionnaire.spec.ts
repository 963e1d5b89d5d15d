import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { Installation } from '../../src/operations/installation.entity.js';
import { differences, rebuild } from '../../src/responses/recount.js';
import { UpgradeSums } from '../../src/responses/upgrade-sums.js';
import { aCounter, type Counter, Staff } from '../harness/counter.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aResponse, post, SPRING } from '../harness/spring.js';

let server: TestServer;
let counter: Counter;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  counter = await aCounter(server, await Staff.of(server), { tabletQuestionnaire: 'trung-tam-may-tinh-bang' });
});
afterAll(() => server.stop());

/** 40 people at their phones, 35 at the tablet; every fifth is not satisfied. */
async function everybodyAnswers(): Promise<void> {
  const { qr, kiosk, tablet } = counter;
  const headers = { authorization: `Device ${tablet}` };
  const phone = { AGE: '25-49', SEX: 'female', WAY: 'direct' };
  const version = { version: 'trung-tam-may-tinh-bang.v1' };
  const statuses = [];
  for (let one = 0; one < 75; one += 1) {
    const G = one % 5 === 0 ? 2 : 5;
    const reply =
      one < 40
        ? await post(server, qr.code, aResponse({ G, ...phone }))
        : await post(server, kiosk.code, aResponse({ G, E3: 4 }, version), headers);
    statuses.push(reply.status);
  }
  expect(new Set(statuses)).toEqual(new Set([201]));
}

/** The campaign and its sums as the version before kept them, then what a start makes of them. */
async function fromBeforeTabletsWereCountedApart(campaign: Campaign): Promise<void> {
  const { communeId, id } = campaign;
  const layout = campaign.layout.filter((block) => !('asked' in block));
  const before = Object.assign(new Campaign(), campaign, { layout });
  const asked = server.get(CampaignsService, { strict: false }).questionnairesOf(before);
  await server.get(WriteQueue, { strict: false }).commit(function* () {
    yield* tableOf(Campaign).update({ communeId, id }, { layout });
    yield* rebuild(before, asked);
    yield* tableOf(Installation).upsert({ name: 'sums', value: '1' });
  });
  await server.get(UpgradeSums, { strict: false }).onModuleInit();
}

interface Told {
  readonly overall: Record<string, unknown>;
  readonly groups: readonly {
    readonly key: string;
    readonly figure: Record<string, unknown>;
    readonly excluded: { readonly blank: number };
  }[];
}

async function told(query: string): Promise<Told> {
  return (await ask(`satisfaction?${query}`)) as Told;
}

async function ask(path: string): Promise<unknown> {
  const { first } = await counter.staff.present();
  const answer = await first.get(`/api/v1/campaigns/${counter.campaign.id}/${path}`, { accept: 'application/json' });
  return answer.json();
}

describe('a campaign with a questionnaire for tablets beside its own', () => {
  it('asks each at its place', async () => {
    const page = async (path: string): Promise<string> => (await fetch(server.url + path)).text();
    const tablet = await page(`/kiosk/${counter.kiosk.code}`);
    expect([tablet.includes('BETTER'), tablet.includes('Q01')]).toEqual([true, false]);
    const phone = await page(`/k/${counter.qr.code}`);
    expect([phone.includes('BETTER'), phone.includes('Q01')]).toEqual([false, true]);
  });

  it('is offered, without script too, only what goes with the questionnaire chosen', async () => {
    const officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'chon-mau' });
    const page = async (path: string): Promise<string> => (await officer.get(path)).text();
    const choosable = (html: string): readonly string[] => {
      const [, list = ''] = /<select id="tabletQuestionnaire"[^>]*>([\s\S]*?)<\/select>/.exec(html) ?? [];
      const options = [...list.matchAll(/<option value="([^"]*)"([^>]*)>/g)];
      return options.flatMap(([, key = '', more = '']) => (more.includes(' disabled hidden') ? [] : [key]));
    };
    const atCentre = await page('/campaigns/new?commune=spring');
    expect(choosable(atCentre)).toEqual(['', 'trung-tam-may-tinh-bang']);
    expect(choosable(await page('/campaigns/new?commune=spring&template=meeting'))).toEqual(['']);
  });

  it('refuses a tablet questionnaire of another subject', async () => {
    const create = server.get(CampaignsService, { strict: false });
    const other = { communeId: 'spring', questionnaire: 'chinh-quyen', opensOn: '2026-12-01', endsOn: '2026-12-05' };
    const wanted = { ...other, tabletQuestionnaire: 'trung-tam-may-tinh-bang' } as const;
    await expect(create.create(wanted as never, 'test')).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('counts both in one publication, where nobody is missing and nobody stands twice', async () => {
    await everybodyAnswers();
    const campaigns = server.get(CampaignsService, { strict: false });
    const campaign = await campaigns.find(counter.campaign.id);
    const asked = campaigns.questionnairesOf(campaign);
    const queue = server.get(WriteQueue, { strict: false });
    expect(await queue.read(differences(campaign, asked))).toEqual([]);
    await fromBeforeTabletsWereCountedApart(campaign);
    expect(await queue.read(differences(await campaigns.find(campaign.id), asked))).toEqual([]);
    server.clock.moveTo('2026-11-16');
    const headers = { authorization: `Device ${counter.tablet}`, 'content-type': 'application/json' };
    await fetch(`${server.url}/api/v1/devices/heartbeat`, { method: 'POST', headers, body: '{}' });
    expect(await server.get(LocksService, { strict: false }).lockDue(campaign)).toHaveLength(1);
    expect((await told('by=channel')).overall).toMatchObject({ respondents: 75, base: 75, satisfied: 60 });
    const figures = async (by: string) =>
      Object.fromEntries((await told(`by=${by}`)).groups.map(({ key, figure }) => [key, figure.respondents]));
    expect(await figures('channel')).toEqual({ qr: 40, kiosk: 35 });
    // A tablet asks for neither; its people are not determined, and there all the same.
    expect(await figures('age')).toMatchObject({ '25-49': 40, _none: 35 });
    expect(await figures('sex')).toMatchObject({ female: 40, _none: 35 });
    expect(await figures('way')).toMatchObject({ direct: 40, _none: 35 });
    const questions = await figures('question');
    expect([questions.G, questions.E3]).toEqual([75, 35]);
    // Q01 is on phones only, E3 on both: what was not asked nobody left blank.
    const byQuestion = (await told('by=question')).groups;
    const blank = (code: string) => byQuestion.find(({ key }) => key === code)?.excluded.blank;
    expect([blank('G'), blank('E3'), blank('Q01')]).toEqual([0, 40, 40]);
    const label = 'Điều gì cần làm tốt hơn?';
    expect(await ask('distribution')).toMatchObject({
      questions: expect.arrayContaining([expect.objectContaining({ key: 'BETTER', label })]),
    });
  });
});
