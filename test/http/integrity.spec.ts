import { TokensService } from '../../src/access/tokens.service.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { Secrets } from '../../src/config/secrets.js';
import { rows, tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { readPublication } from '../../src/figures/publication.entity.js';
import { dataHashOf } from '../../src/figures/publication.js';
import { PublishingService } from '../../src/figures/publishing.service.js';
import { ExcludedResponse } from '../../src/responses/excluded-response.entity.js';
import { receiptOf } from '../../src/responses/receipt.js';
import { differences } from '../../src/responses/recount.js';
import { auditOf } from '../harness/audit.js';
import {
  aFlaggedRound,
  campaignNow,
  exclusionsOf,
  type FlaggedRound,
  keyOf,
  pathOf,
  proposed,
  STUFFED_DAY,
} from '../harness/flagged-round.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { aResponse, lockAnyway, post, SPRING } from '../harness/spring.js';

let server: TestServer;
let round: FlaggedRound;
let officer: SignedIn;
let second: SignedIn;
let leader: SignedIn;
let stranger: SignedIn;

const strictly = { strict: false } as const;

beforeAll(async () => {
  server = await startServer('2026-11-01');
  const communes = server.get(CommunesService, strictly);
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'winter', name: 'Đông' }, '2026-01-01', 'test');
  round = await aFlaggedRound(server, 'Đợt một');
  officer = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'lan' });
  second = await signInAs(server, { role: 'officer', communeId: 'spring', name: 'minh' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
  stranger = await signInAs(server, { role: 'officer', communeId: 'winter' });
}, 60_000);
afterAll(() => server.stop());

const page = async (by: SignedIn, path: string): Promise<string> => words(await (await by.get(path)).text());
const flagPath = (key: string): string => `${pathOf(round)}/flag?${new URLSearchParams({ period: 'all', key })}`;

/** Where the sums are not those of the responses. */
async function faults(): Promise<readonly string[]> {
  const campaign = await campaignNow(server, round);
  const asked = server.get(CampaignsService, strictly).questionnairesOf(campaign);
  return server.get(WriteQueue, strictly).read(differences(campaign, asked));
}

async function publicationOf(campaignId: string) {
  const read = readPublication('spring', `${campaignId}.all`);
  const publication = await server.get(WriteQueue, strictly).read(read);
  if (!publication) throw new Error('Nothing was published');
  return publication;
}

/** How many responses stand in each way. */
async function standings(): Promise<Record<string, number>> {
  const found = await server
    .get(WriteQueue, strictly)
    .read(
      rows<{ standing: string; n: unknown }>('SELECT standing, COUNT(*) AS n FROM survey_response GROUP BY standing'),
    );
  return Object.fromEntries(found.map(({ standing, n }) => [standing, Number(n)]));
}

describe('flags', () => {
  it('name the day on which somebody sent sixty times the same, and nothing of what was answered', async () => {
    const list = await page(officer, pathOf(round));
    expect(list).toContain(`Phiếu đến dồn dập Chưa xem xét Đợt một 1, ngày 09/11/2026`);
    expect(list).toContain('Phiếu chọn một mức cho mọi câu');
    expect(list).not.toContain('Đợt một 2, ngày');
    for (const kind of ['burst', 'uniform']) {
      const one = await page(officer, flagPath(keyOf(round, kind)));
      expect(one).toContain('64 phiếu');
      expect(one).not.toMatch(/\d+ ?%|hài lòng: |60 phiếu/);
    }
  });

  it('wait on the start page of the officer, with the campaign that they are about', async () => {
    expect(await page(officer, '/')).toContain('2 dấu hiệu phiếu bất thường chưa xem xét: Đợt một');
    expect(await page(leader, '/')).not.toContain('dấu hiệu phiếu bất thường');
  });

  it('are not for collectors and other communes, and not there for a key that nothing has', async () => {
    const clerk = await signInAs(server, { role: 'clerk', communeId: 'spring' });
    expect((await clerk.get(pathOf(round))).status).toBe(403);
    expect((await stranger.get(pathOf(round))).status).toBe(404);
    expect((await stranger.get(flagPath(keyOf(round)))).status).toBe(404);
    expect((await officer.get(flagPath('burst~nobody'))).status).toBe(404);
    const judged = { period: 'all', key: keyOf(round), verdict: 'trusted', because: 'x' };
    expect((await stranger.post(`${pathOf(round)}/judge`, judged)).status).toBe(404);
    expect((await leader.post(`${pathOf(round)}/judge`, judged)).status).toBe(403);
  });

  it('are judged with a reason, which stands in the log, and change no figure', async () => {
    const of = { period: 'all', key: keyOf(round) };
    const refused = await officer.post(`${pathOf(round)}/judge`, { ...of, because: '  ' });
    expect(refused.status).toBe(422);
    expect(words(await refused.text())).toContain('Xin chọn một trong hai. Xin ghi lý do.');
    const before = await standings();
    const said = { ...of, verdict: 'problem', because: 'Không ai nhớ hôm đó đông' };
    expect((await officer.post(`${pathOf(round)}/judge`, said)).status).toBe(303);
    const [entry] = await auditOf(server, 'spring');
    expect(entry).toMatchObject({
      ...{ actor: 'lan', action: 'flag-judged', object: round.campaign.id },
      details: { kind: 'burst', verdict: 'problem', reason: 'Không ai nhớ hôm đó đông' },
    });
    expect(await page(leader, flagPath(keyOf(round)))).toContain(
      'lan đánh giá ngày 09/11/2026: Không ai nhớ hôm đó đông',
    );
    expect(await standings()).toEqual(before);
  });
});

describe('leaving out', () => {
  it('is proposed by one and decided by another; a token is nobody', async () => {
    const path = await proposed(server, round, officer);
    expect((await officer.post(`${path}/decide`, { as: 'excluded', because: 'Đúng', confirmed: 'yes' })).status).toBe(
      409,
    );
    expect(await page(officer, path)).toContain('Người đề nghị không được quyết định');
    const token = await server.get(TokensService, strictly).create('leader', 'spring', 'bot', 'test');
    const init = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new URLSearchParams(decision) };
    expect((await fetch(server.url + path.concat('/decide'), init)).status).toBe(403);
    expect((await stranger.post(`${path}/decide`, decision)).status).toBe(404);
    expect((await standings()).excluded).toBeUndefined();
    const unsure = await leader.post(`${path}/decide`, { as: 'excluded', because: '' });
    expect(unsure.status).toBe(422);
    expect(words(await unsure.text())).toContain('Xin ghi lý do. Xin đánh dấu vào ô này nếu đồng ý loại.');
  });

  it('takes a day of a point out of every sum, keeps the rows, and says so in the log', async () => {
    const [waiting] = await exclusionsOf(server, round);
    const path = `${pathOf(round)}/exclusions/${waiting?.id}`;
    const replies = await Promise.all([
      leader.post(`${path}/decide`, decision),
      leader.post(`${path}/decide`, decision),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([303, 303]);
    expect(await standings()).toEqual({ counted: 44, excluded: 64 });
    expect(await faults()).toEqual([]);
    const log = (await auditOf(server, 'spring')).filter(({ action }) => action.startsWith('exclusion-'));
    expect(log).toMatchObject([
      {
        ...{ actor: leader.name, action: 'exclusion-confirmed', object: round.campaign.id },
        details: { proposedBy: 'lan', responses: 64, pointId: round.stuffed.id, day: STUFFED_DAY },
      },
      { action: 'exclusion-proposed', actor: 'lan' },
    ]);
    // The flag stays, and whoever answers now counts.
    expect(await page(officer, pathOf(round))).toContain('Phiếu đến dồn dập');
    expect((await post(server, round.stuffed.code, aResponse({ G: 4 }))).status).toBe(201);
    expect(await standings()).toEqual({ counted: 45, excluded: 64 });
  });

  it('keeps no link to a form that is withdrawn then, and what was to be told is made anew', async () => {
    const [campaign, publishing] = [await campaignNow(server, round), server.get(PublishingService, strictly)];
    const [prepared, queue] = [await publishing.prepare(campaign, 'all'), server.get(WriteQueue, strictly)];
    const isCurrent = (): Promise<boolean> => queue.read(publishing.isCurrent(campaign, 'all', prepared));
    const links = () => queue.read(tableOf(ExcludedResponse).select({ communeId: 'spring' }));
    const [link, ...others] = await links();
    expect([await isCurrent(), others.length]).toEqual([true, 63]);
    const receipt = receiptOf(server.get(Secrets, strictly), 'spring', link?.responseId ?? '');
    expect((await second.post('/receipt', { commune: 'spring', receipt, _action: 'withdraw' })).status).toBe(200);
    expect([await isCurrent(), await links()]).toEqual([false, others]);
    expect((await post(server, round.stuffed.code, aResponse({ G: 4 }))).status).toBe(201);
    expect(await standings()).toEqual({ counted: 46, excluded: 63, withdrawn: 1 });
  });

  it('is taken back in with a reason, and everything is as before', async () => {
    const [done] = await exclusionsOf(server, round);
    const path = `${pathOf(round)}/exclusions/${done?.id}`;
    expect((await second.post(`${path}/take-back`, { because: '' })).status).toBe(422);
    expect((await second.post(`${path}/take-back`, { because: 'Là đoàn học sinh' })).status).toBe(303);
    expect(await standings()).toEqual({ counted: 109, withdrawn: 1 });
    expect(await faults()).toEqual([]);
    expect((await second.post(`${path}/take-back`, { because: 'Lần nữa' })).headers.get('location')).toContain(
      'before',
    );
    expect(await page(officer, path)).toContain('minh đưa vào tính lại ngày 09/11/2026: Là đoàn học sinh');
  });

  it('can be refused, and proposed without a flag by point and day', async () => {
    const typed = { set: `point:${round.honest.id}`, day: '32/11/2026', because: 'Trẻ em nghịch máy' };
    const refused = await officer.post(`${pathOf(round)}/propose`, typed);
    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(text).toContain('value="32/11/2026"');
    expect(text).toContain('Trẻ em nghịch máy');
    expect(words(text)).toContain('Xin ghi một ngày');
    const nobody = await officer.post(`${pathOf(round)}/propose`, { ...typed, day: '08/11/2026' });
    expect(words(await nobody.text())).toContain('Không có phiếu nào đang được tính ở đó.');
    expect((await officer.post(`${pathOf(round)}/propose`, { ...typed, day: '03/11/2026' })).status).toBe(303);
    const again = await officer.post(`${pathOf(round)}/propose`, { ...typed, day: '03/11/2026' });
    expect(again.headers.get('location')).toContain('proposedBefore');
    const [waiting] = await exclusionsOf(server, round);
    expect(waiting).toMatchObject({ state: 'proposed', responses: 4, day: '2026-11-03', flag: null });
    const path = `${pathOf(round)}/exclusions/${waiting?.id}/decide`;
    expect((await second.post(path, { as: 'refused', because: 'Không có gì lạ' })).status).toBe(303);
    expect(await standings()).toEqual({ counted: 109, withdrawn: 1 });
  });

  it('ends with the lock, whoever clicks', async () => {
    const path = await proposed(server, round, officer);
    await leader.post(`${path}/decide`, decision);
    const [done] = await exclusionsOf(server, round);
    server.clock.moveTo('2026-11-12');
    await lockAnyway(server, round.campaign);
    const [later, judge] = await Promise.all([
      signInAs(server, { role: 'leader', communeId: 'spring', name: 'sau' }),
      signInAs(server, { role: 'officer', communeId: 'spring', name: 'sau nữa' }),
    ]);
    const told = await publicationOf(round.campaign.id);
    expect(told.content.uncounted).toEqual({ late: 0, setAside: 0, flagged: 65 });
    expect(told.content.integrity).toMatchObject({
      flags: { problem: 1 },
      exclusions: [{ proposed: 'officer', decided: 'leader', responses: 65 }],
      whole: { base: 109 },
    });
    expect(told.dataHash).toBe(dataHashOf(told.content));
    const trust = await page(later, `/dashboard/trust?campaign=${round.campaign.id}`);
    expect(trust).toContain('65 phiếu, do hai người: Cán bộ phụ trách khảo sát đề nghị');
    expect(trust).toMatch(/Nếu tính cả phiếu bị loại: \d+(,\d)?% \(\d+\/109 phiếu\), thay cho/);
    const before = await standings();
    const back = await later.post(`${pathOf(round)}/exclusions/${done?.id}/take-back`, { because: 'Muộn' });
    expect(back.status).toBe(409);
    const judged = { period: 'all', key: keyOf(round), verdict: 'trusted', because: 'Muộn' };
    expect((await judge.post(`${pathOf(round)}/judge`, judged)).status).toBe(409);
    const typed = { set: `point:${round.honest.id}`, day: '03/11/2026', because: 'Muộn' };
    expect((await judge.post(`${pathOf(round)}/propose`, typed)).status).toBe(409);
    expect((await judge.post(`${pathOf(round)}/flag`, { ...judged, set: 'day' })).status).toBe(409);
    expect(await page(judge, pathOf(round))).toContain('Số liệu đã chốt');
    expect(await standings()).toEqual(before);
    expect(await faults()).toEqual([]);
  });
});

const decision = { as: 'excluded', because: 'Đã xem, đồng ý', confirmed: 'yes' };
