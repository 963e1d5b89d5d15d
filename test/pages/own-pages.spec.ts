import { subjects } from '../../src/questionnaires/questionnaire.js';
import { answered } from '../harness/arrivals.js';
import { aDraft, published, threeLevels } from '../harness/own-questionnaires.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, lockAnyway, openSpring } from '../harness/spring.js';
import { readPaper } from '../harness/told-paper.js';

let server: TestServer;
let leader: SignedIn;
/** Of the Centre's card before the commune asked anything by itself. */
let before: string;
/** Ids of the campaigns by the subject that their questionnaires declare. */
const asked = new Map<string, string>();

const keyOf = (subject: string): string => `spring.cho-${subject}`;
const titleOf = (subject: string): string => `Chợ xã, ${subject}`;
const get = async (address: string) => {
  const answer = await leader.get(address, { accept: 'text/html' });
  return { status: answer.status, html: (await answer.text()).replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') };
};
const cardsIn = (html: string): string[] =>
  [...html.matchAll(/<section class="card subject-card"[\s\S]*?<\/section>/g)].map(([card]) => card);

beforeAll(async () => {
  server = await startServer('2026-12-20');
  const spring = await openSpring(server);
  const answers = (satisfied: number, not: number) => [
    { people: 45, answers: { G: satisfied } },
    { people: 15, answers: { G: not } },
  ];
  await answered(server, spring, answers(5, 2));
  await lockAnyway(server, spring.campaign);
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  before = cardsIn((await get('/dashboard')).html).join();
  const days = { opensOn: '2026-11-11', endsOn: '2026-11-20', locksOn: '2026-11-25' } as const;
  for (const subject of subjects) {
    const definition = { ...threeLevels(titleOf(subject)), subject };
    const { key } = await published(server, await aDraft(server, definition, 'spring', `Chợ ${subject}`));
    const point = await aPoint(server, { name: subject });
    const campaign = await aCampaign(server, {
      ...days,
      questionnaire: key,
      name: `Own ${subject}`,
      pointIds: [point.id],
    });
    asked.set(subject, campaign.id);
    if (subject === 'officials') continue;
    await answered(server, { campaign, point }, answers(3, 1));
    await lockAnyway(server, campaign);
  }
}, 240_000);
afterAll(() => server.stop());

describe("a commune's own questionnaires on the dashboard", () => {
  it("leave the Centre's card as it is, and stand beneath it by their titles", async () => {
    const { html } = await get('/dashboard');
    expect(before).toContain('subject=centre');
    expect(cardsIn(html).join()).toBe(before);
    const others = html.slice(html.indexOf('id="others-title"'));
    for (const subject of asked.keys())
      expect([subject, others.includes(titleOf(subject))]).toEqual([subject, subject !== 'officials']);
    expect(cardsIn((await get('/dashboard?subject=centre')).html).join()).toBe(before);
  });

  it.each(subjects.filter((subject) => subject !== 'officials'))(
    'have a page of their own, whose links stay there, though they declare %s',
    async (subject) => {
      const [card = '', ...more] = cardsIn((await get(`/dashboard?subject=${keyOf(subject)}`)).html);
      expect([more, card]).toEqual([[], expect.stringContaining(titleOf(subject))]);
      expect(card).toContain('45/60 phiếu');
      expect(card).not.toContain('Mục tiêu');
      for (const section of ['units', 'questions', 'time', 'compare', 'trust', 'tables', 'methods']) {
        const address = `/dashboard/${section}?commune=spring&subject=${keyOf(subject)}`;
        const { status, html } = await get(address);
        expect([address, status, html.includes(titleOf(subject))]).toEqual([address, 200, true]);
        const choice = /<nav class="subjects[\s\S]*?<\/nav>/;
        expect(choice.exec(html)?.[0]).toMatch(/subject=centre"[\s\S]*subject=spring\./);
        const elsewhere = [...html.replace(choice, '').matchAll(/href="\/dashboard[^"]*subject=([^"&]+)/g)];
        expect(new Set(elsewhere.map(([, about]) => about))).toEqual(new Set([keyOf(subject)]));
      }
    },
  );

  it('are told by the API under the subject that they declare, without a target of the plans', async () => {
    const answer = await leader.get(`/api/v1/campaigns/${asked.get('centre')}/satisfaction`, {
      accept: 'application/json',
    });
    expect(await answer.json()).toMatchObject({ subject: 'centre', target: null, item: 'G' });
  });

  it('are never said to have five levels, of which 4 and 5 are satisfied', async () => {
    const campaign = asked.get('administration');
    const pages = ['dashboard/trust', 'dashboard/methods', 'dashboard/method', 'documents/draft/report'];
    for (const page of pages) {
      const { status, html } = await get(`/${page}?campaign=${campaign}`);
      expect([page, status, /mức 4 (và|hoặc) 5(?! trên 5 mức;)|năm mức/.exec(html)]).toEqual([page, 200, null]);
    }
    const file = await leader.get(`/api/v1/campaigns/${campaign}/report.docx`);
    const { paragraphs } = readPaper(Buffer.from(await file.arrayBuffer()));
    expect(paragraphs.join(' ')).toContain('mẫu phiếu spring.cho-administration.v1 tính là hài lòng');
  });

  it('that only collect wait on their page, and in a line on the first screen', async () => {
    expect((await get('/dashboard')).html).toContain('Own officials');
    const [card] = cardsIn((await get(`/dashboard?subject=${keyOf('officials')}`)).html);
    expect(card).toContain(titleOf('officials'));
  });

  it('are found by their own commune only, and never in the place of a subject', async () => {
    for (const address of [
      '/dashboard?subject=spring.nothing',
      '/dashboard?subject=autumn.cho-xa',
      `/dashboard/units?subject=${keyOf('centre')}&campaign=${asked.get('meeting')}`,
      `/dashboard?subject=centre&campaign=${asked.get('centre')}`,
    ])
      expect([address, (await get(address)).status]).toEqual([address, 404]);
    const province = await signInAs(server, { role: 'province', communeId: null });
    const city = await province.get('/api/v1/city/satisfaction?subject=centre', { accept: 'application/json' });
    expect(JSON.stringify(await city.json())).not.toContain(String(asked.get('centre')));
    const own = await province.get(`/api/v1/city/satisfaction?subject=${keyOf('centre')}`, {
      accept: 'application/json',
    });
    expect(own.status).toBe(400);
  });
});
