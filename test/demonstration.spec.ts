import { CampaignsService } from '../src/campaigns/campaigns.service.js';
import { ReleasesService, versionOf } from '../src/public-results/releases.service.js';
import { DemoService } from '../src/simulation/demo.service.js';
import { communesShown, DemoStory, rateOf, surveysShown } from './harness/demo-story.js';
import { departmentExits, otherExits, saidBy } from './harness/department-exits.js';
import { figureExits } from './harness/figure-exits.js';
import { startServer, type TestServer } from './harness/server.js';
import { type SignedIn, signInAs } from './harness/sign-in.js';

let server: TestServer;

beforeAll(async () => {
  server = await startServer('2026-11-21');
  await server.get(DemoService, { strict: false }).prepare();
}, 120_000);
afterAll(() => server.stop());

/** What the chairman lets everybody see. */
async function release(told: Awaited<ReturnType<DemoStory['byDepartment']>>): Promise<void> {
  const releases = server.get(ReleasesService, { strict: false });
  for (const { of } of told) {
    const campaign = await server.get(CampaignsService, { strict: false }).find(of.campaign);
    await releases.prepare(campaign, of.period, '', 'officer');
    await releases.approve(campaign, of.period, versionOf({ done: '' }), 'chairman');
  }
}

it('every exit of figures is tried here, or names no department', () => {
  expect([...Object.keys(departmentExits), ...otherExits].toSorted()).toEqual(Object.keys(figureExits).toSorted());
});

describe.each(communesShown)('%s, as it is demonstrated', (commune) => {
  let story: DemoStory;
  let leader: SignedIn;
  beforeAll(async () => {
    leader = await signInAs(server, { role: 'leader', communeId: commune });
    story = await DemoStory.of(leader, commune);
    await release(await story.byDepartment());
  });

  it('tells the same of every department in every period, wherever it is told', async () => {
    const told = await story.byDepartment();
    expect(told.flatMap(({ departments }) => departments).length).toBeGreaterThan(8);
    for (const { of, departments } of told) {
      for (const department of departments) {
        const figures = saidBy(department);
        const heard = Object.entries(departmentExits).map(async ([exit, ask]) => [
          exit,
          await ask(leader, of, department),
        ]);
        const expected = Object.keys(departmentExits).map((exit) => {
          // The text that is sent on names who is under the target.
          return [exit, exit === 'FilesController.summary' && figures.met !== false ? null : figures];
        });
        expect([department.label, of.period, await Promise.all(heard)]).toEqual([
          department.label,
          of.period,
          expected,
        ]);
      }
    }
  });

  it('names first the department that certainly fails; another improved, and another had few forms', async () => {
    const { failing, improved, few } = await story.departments();
    expect([failing.length, improved.length, few.length > 0]).toEqual([1, 1, true]);
    expect(await story.page('', 'centre')).toContain(`Cần quan tâm trước ${failing[0]?.label} (`);
    const page = await story.page(`/units/${improved[0]?.key}`, 'centre');
    expect(page).toMatch(/So với quý II\/2026: .+% → .+%; tăng\./);
  });

  it('says where its tablet and its paper disagree', async () => {
    const told = await story.told('trung-tam', { by: 'channel' });
    expect(rateOf(told, 'kiosk')?.interval.upper).toBeLessThan(rateOf(told, 'paper')?.interval.lower ?? 0);
    const line = /Máy tính bảng [\d,]+% \(\d+ phiếu\), giấy [\d,]+% \(\d+ phiếu\): khác nhau, đủ căn cứ\./;
    for (const path of ['', '/trust']) expect(await story.page(path, 'centre')).toMatch(line);
  });

  it('has a round that was locked in time for the dossier, and something to tell of everybody else', async () => {
    expect(story.locked('chinh-quyen')[0]).toMatchObject({ opensOn: '2026-11-01', locksOn: '2026-11-10' });
    for (const [questionnaire, subject] of surveysShown) {
      const { overall } = await story.told(questionnaire);
      if (overall.kind !== 'rate') throw new Error(`${questionnaire} has no rate`);
      expect(await story.page('', subject)).toContain(`${overall.satisfied}/${overall.base} phiếu`);
    }
  });
});
