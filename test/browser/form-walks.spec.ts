import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { DataSource } from 'typeorm';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { Secrets } from '../../src/config/secrets.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { receiptOf } from '../../src/responses/receipt.js';
import { differences } from '../../src/responses/recount.js';
import { openBrowser } from '../harness/browser.js';
import { phoneDay } from '../harness/phone-day.js';
import { type Definition, itemsOf } from '../harness/reference-answers.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, openSpring, SPRING } from '../harness/spring.js';
import { keys } from '../harness/touching-phone.js';
import type { Fields, WalkingPerson } from '../harness/walking-person.js';
import { WalkingPhone } from '../harness/walking-phone.js';
import { comeToTheEnd, someStep, typeReceipt } from '../harness/walking-steps.js';
import { type WeakNetwork, weakNetwork } from '../harness/weak-network.js';

/** Walks through each form; `WALKS=500` is the long form, `WALKS=1 WALKS_FROM=17` the seventeenth alone. */
const WALKS = Number(process.env.WALKS ?? 1);
const FROM = Number(process.env.WALKS_FROM ?? 1);
/** With boxes, with conditions, and the longest; the long form walks through all of them. */
const forms = process.env.WALKS ? keys : ['hop-thon', 'trung-tam-may-tinh-bang', 'trung-tam'];
/** Every so many-eth phone has no script. */
const WITHOUT_SCRIPT = 4;
const MOST_STEPS = process.env.WALKS ? 60 : 20;

let server: TestServer;
let network: WeakNetwork;
let browser: Browser;
interface Survey {
  readonly campaign: Campaign;
  readonly code: string;
}
const surveys = new Map<string, Survey>();

beforeAll(async () => {
  server = await startServer(phoneDay());
  network = await weakNetwork(server.url);
  const days = { opensOn: '2026-01-01', endsOn: '2099-12-31', locksOn: '2100-01-05' } as const;
  await openSpring(server, days);
  for (const questionnaire of keys) {
    const { id, code } = await aPoint(server, { name: questionnaire });
    surveys.set(questionnaire, { campaign: await aCampaign(server, { ...days, questionnaire, pointIds: [id] }), code });
  }
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await network.stop();
  await server.stop();
});

const strictly = { strict: false } as const;
/** The name of the question that is answered in words, which are stored apart. */
const TEXT = 'TEXT';

const receiptFor = (id: string) => receiptOf(server.get(Secrets, strictly), 'spring', id);

const items = (questionnaire: string) => {
  const definition: Definition = JSON.parse(readFileSync(`surveys/${questionnaire}.v1.json`, 'utf8'));
  return itemsOf(definition, {
    fields: SPRING.fields.map(({ key }) => key),
    villages: SPRING.villages.map(({ key }) => key),
  });
};

/** As a form says it: everything is text, and what is not said is not there. */
const asFields = (answers: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, [value].flat().map(String).toSorted()]));

interface Arrived {
  readonly id: string;
  readonly answers: string;
  readonly assisted: string;
  readonly standing: string;
}

const arrived = ({ id }: Campaign): Promise<Arrived[]> =>
  server.get(DataSource).query(`SELECT * FROM survey_response WHERE campaign_id = '${id}'`);
const written = async ({ id }: Campaign): Promise<string[]> => {
  const rows: { masked: string }[] = await server
    .get(DataSource)
    .query(`SELECT masked FROM comment WHERE campaign_id = '${id}'`);
  return rows.map(({ masked }) => masked).toSorted();
};

/** What of a walk is stored, and what its people chose last. */
async function compare(people: readonly WalkingPerson[], campaign: Campaign): Promise<void> {
  const rows = new Map((await arrived(campaign)).map((row) => [row.id, row]));
  for (const { id, sent, receipt, withdrawn } of people) {
    const row = rows.get(id);
    if (!sent) {
      expect(row).toBeUndefined();
      continue;
    }
    expect([row?.standing, receipt ?? receiptFor(id)]).toEqual([withdrawn ? 'withdrawn' : 'counted', receiptFor(id)]);
    if (withdrawn) continue;
    const { [TEXT]: _, ...answers } = asFields(sent.answers);
    expect([asFields(JSON.parse(row?.answers ?? '')), row?.assisted]).toEqual([answers, sent.assisted]);
  }
}

it.each(forms)(
  'what arrives of %s is what was chosen last, and nobody sees what another chose',
  async (questionnaire) => {
    const { code, campaign } = surveys.get(questionnaire) as Survey;
    const everybody: WalkingPerson[] = [];
    const asked = items(questionnaire);
    for (let walk = FROM; walk < FROM + WALKS; walk += 1) {
      const script = walk % WITHOUT_SCRIPT !== 0;
      const seed = walk * 17 + keys.indexOf(questionnaire);
      const phone = await WalkingPhone.take({ browser, network, code, items: asked, seed, script });
      try {
        for (let steps = phone.below(MOST_STEPS); steps > 0; steps -= 1) await someStep(phone);
        await comeToTheEnd(phone);
        if (phone.below(3) === 0) await typeReceipt(phone);
        everybody.push(...phone.people);
        await compare(phone.people, campaign);
      } catch (cause) {
        throw new Error(`Walk ${walk} of ${questionnaire}: ${phone.steps.join(', ')}`, { cause });
      }
      await phone.close();
    }
    const sent = everybody.filter((one) => one.sent);
    const texts = sent.flatMap((one) => one.sent?.answers[TEXT] ?? []).toSorted();
    expect([(await arrived(campaign)).length, await written(campaign)]).toEqual([sent.length, texts]);
    const { total } = await server.get(ParticipationQueries, strictly).count(campaign);
    expect(total).toBe(sent.filter(({ withdrawn }) => !withdrawn).length);
    const campaigns = server.get(CampaignsService, strictly);
    const now = await campaigns.find(campaign.id);
    const sums = differences(now, campaigns.questionnairesOf(now));
    expect(await server.get(WriteQueue, strictly).read(sums)).toEqual([]);
  },
  WALKS * 60_000,
);
