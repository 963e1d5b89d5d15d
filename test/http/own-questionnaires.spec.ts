import { AuditService } from '../../src/access/audit.service.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { DraftsService, revisionOf } from '../../src/questionnaires/drafts.service.js';
import { answered } from '../harness/arrivals.js';
import { aDraft, besides, officerOf, ownOf, published, threeLevels } from '../harness/own-questionnaires.js';
import { startServer, type TestServer } from '../harness/server.js';
import { signInAs } from '../harness/sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway, post, SPRING } from '../harness/spring.js';

let server: TestServer;
let other: TestServer;
beforeAll(async () => {
  server = await startServer();
  const communes = server.get(CommunesService, { strict: false });
  await communes.import(SPRING, '2026-01-01', 'test');
  await communes.import({ ...SPRING, key: 'autumn', name: 'Thu' }, '2026-01-01', 'test');
  other = await besides(server);
});
afterAll(async () => {
  await other.stop();
  await server.stop();
});
const drafts = () => server.get(DraftsService, { strict: false });
const offeredTo = async (commune: string) => (await ownOf(server).newestFor(commune)).map(({ version }) => version);

describe("a commune's own questionnaire", () => {
  it('is a draft, offered to nobody, until it is published; then another server answers it too', async () => {
    const draft = await aDraft(server, threeLevels());
    expect(draft.version).toBe('spring.cho-xa.v1');
    expect(await offeredTo('spring')).not.toContain(draft.version);
    await expect(aCampaign(server, { questionnaire: draft.key })).rejects.toMatchObject({ code: 'not-found' });
    await published(server, draft);
    expect(await offeredTo('spring')).toContain(draft.version);
    const point = await aPoint(server);
    const { id } = await aCampaign(server, { questionnaire: draft.key, pointIds: [point.id] });
    const seen = await other.get(CampaignsService, { strict: false }).find(id);
    expect(seen.questionnaireVersion).toBe(draft.version);
    const reply = await post(other, point.code, aResponse({ G: 1, WHY: 'ẩm', CLEAN: 3 }));
    expect(reply.status).toBe(201);
    expect(await post(other, point.code, aResponse({ G: 4 }))).toMatchObject({ status: 422 });
    const asked = await (await fetch(`${other.url}/api/v1/points/${point.code}/questionnaire`)).json();
    expect(asked).toMatchObject({ version: draft.version, definition: { key: draft.key, version: 1 } });
  });

  it('is nobody else’s: another commune finds nothing of it, and may call its own the same', async () => {
    const draft = await published(server, await aDraft(server, threeLevels(), 'spring', 'Riêng'));
    expect(await offeredTo('autumn')).not.toContain(draft.version);
    await expect(ownOf(server).find(draft.version, officerOf('autumn'))).rejects.toMatchObject({ code: 'not-found' });
    const wanted = { communeId: 'autumn', questionnaire: draft.key };
    await expect(aCampaign(server, wanted)).rejects.toMatchObject({ code: 'not-found' });
    expect((await aDraft(server, threeLevels('Khác'), 'autumn', 'Riêng')).key).toBe('autumn.rieng');
  });

  it('is one where it is brought twice, and another of the same name gets a key of its own', async () => {
    const first = await aDraft(server, threeLevels('Một'), 'spring', 'Trung tâm');
    expect((await aDraft(server, threeLevels('Một'), 'spring', 'Trung tâm')).key).toBe(first.key);
    expect((await aDraft(server, threeLevels('Hai'), 'spring', 'Trung tâm')).key).toBe('spring.trung-tam-2');
  });

  it('changes while it is a draft, by whoever has read what is there', async () => {
    const draft = await aDraft(server, threeLevels('Sửa'), 'spring', 'Sửa');
    const seen = revisionOf(draft);
    const changed = { source: JSON.stringify(threeLevels('Đã sửa')), seen };
    expect(await drafts().save(draft, changed, 'test')).toMatchObject({ kind: 'done' });
    expect(await drafts().save(draft, changed, 'test')).toMatchObject({ kind: 'done' });
    expect(await drafts().save(draft, { source: '{}', seen }, 'test')).toMatchObject({ kind: 'stale' });
    expect(await drafts().publish(draft, seen, 'test')).toMatchObject({ kind: 'stale', now: { state: 'draft' } });
    const { now } = await drafts().save(draft, changed, 'test');
    await published(server, now);
    expect(await drafts().save(now, { source: '{}', seen: revisionOf(now) }, 'test')).toMatchObject({ kind: 'stale' });
    await expect(drafts().remove(now, 'test')).rejects.toMatchObject({ code: 'in-use' });
  });

  it('goes on with a new version; campaigns keep theirs, and what is retired is offered to none', async () => {
    const first = await published(server, await aDraft(server, threeLevels('Đợt'), 'spring', 'Đợt'));
    const point = await aPoint(server);
    const running = await aCampaign(server, { questionnaire: first.key, pointIds: [point.id] });
    const second = await drafts().next(first, 'test');
    expect([second.number, (await drafts().next(first, 'test')).number, second.source]).toEqual([2, 2, first.source]);
    expect(await offeredTo('spring')).toContain(first.version);
    await published(server, second);
    expect(await offeredTo('spring')).toContain(second.version);
    expect(await offeredTo('spring')).not.toContain(first.version);
    await drafts().retire(second, 'test');
    await drafts().retire(second, 'test');
    expect(await offeredTo('spring')).not.toContain(first.version);
    expect((await post(server, point.code, aResponse({ G: 3 }))).status).toBe(201);
    expect(running.questionnaireVersion).toBe(first.version);
    const done = await server
      .get(AuditService, { strict: false })
      .entriesOf('spring', 'questionnaire-retired', second.version);
    expect(done).toHaveLength(1);
  });

  it('is told by the departments that lead its items, though none belongs to an element', async () => {
    const definition = JSON.parse(JSON.stringify(threeLevels()).replaceAll('CLEAN', 'STALLS'));
    const { key } = await published(server, await aDraft(server, definition, 'spring', 'Sạp chợ'));
    const leads = { ...SPRING.leads, STALLS: 'parks' };
    await server.get(CommunesService, { strict: false }).import({ ...SPRING, leads }, '2026-01-01', 'test');
    const point = await aPoint(server, { name: 'Sạp' });
    const campaign = await aCampaign(server, { questionnaire: key, pointIds: [point.id] });
    await answered(server, { campaign, point }, [
      { people: 33, answers: { G: 3, STALLS: 3 } },
      { people: 11, answers: { G: 1, STALLS: 1 } },
    ]);
    server.clock.moveTo('2026-11-15');
    await lockAnyway(server, campaign);
    const officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
    for (const page of ['?', '/units?', '/units/parks?', '/questions?', '/time?', '/compare?', '/trust?', '/methods?'])
      expect([page, (await officer.get(`/dashboard${page}campaign=${campaign.id}`)).status]).toEqual([page, 200]);
    const tables = await officer.get(`/dashboard/tables?by=department&campaign=${campaign.id}`);
    expect(await tables.text()).toContain('33/44 phiếu');
    const address = `/api/v1/campaigns/${campaign.id}/satisfaction?by=department`;
    const told = await (await officer.get(address, { accept: 'application/json' })).json();
    // Beside them stands the general item: there are no criteria to pool.
    expect(told).toMatchObject({
      ...{ formula: 'F2', item: 'G', overall: { satisfied: 33, base: 44 } },
      groups: [{ key: 'parks', figure: { kind: 'rate', satisfied: 33, base: 44 } }],
    });
  });
});
