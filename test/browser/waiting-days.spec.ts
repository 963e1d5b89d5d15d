import { DataSource } from 'typeorm';
import { CollectionPointsService } from '../../src/collection-points/collection-points.service.js';
import type { Device } from '../../src/devices/device.entity.js';
import { DevicesService } from '../../src/devices/devices.service.js';
import { addDays, type Day } from '../../src/rules/days.js';
import { chanceFrom } from '../harness/chance.js';
import { acknowledges, type DeviceDay, type GivenAnswer, type Weather } from '../harness/phone-and-tablet.js';
import { aCampaign, aPoint } from '../harness/spring.js';
import {
  aheadOfNow,
  at,
  DAY_MS,
  DAYS,
  devices,
  FIRST_DAY,
  SEED,
  server,
  throughDays,
} from '../harness/waiting-life.js';

throughDays();

describe(`a phone and a tablet through ${DAYS} days (WAITING_SEED=${SEED})`, () => {
  const chance = chanceFrom(SEED);
  const below = (count: number): number => Math.floor(chance() * count);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const happens = (share: number): boolean => chance() < share;
  const upTo = (most: number): number => (2 * chance() - 1) * most;

  /** A code that was never any point's: what is answered there can never arrive. */
  const NOWHERE = '000000';
  const weathers: readonly Weather[] = [
    ...(['fine', 'fine', 'fine', 'fine', 'fine', 'lost', 'lost', 'cut', 'busy', 'hotspot', 'proxy', 'broken'] as const),
  ];
  const weatherNow = () => Array.from({ length: 1 + below(5) }, () => oneOf(weathers));
  /** Most clocks are right; some are off by hours, by days, by more than a year. */
  const clockFault = () => oneOf([0, 0, 0, 0, upTo(20 / 24), upTo(3), upTo(40), upTo(500)]) * DAY_MS;

  interface Place {
    readonly version: string;
    readonly codes: string[];
    readonly campaigns: { readonly id: string; readonly opensOn: Day; readonly endsOn: Day }[];
    /** By ID, the number of the day. */
    readonly given: Map<string, number>;
    readonly acknowledged: Set<string>;
    readonly nowhere: Set<string>;
    /** The last thing said to each answer, for whoever reads a failure. */
    readonly refusals: Map<string, string>;
  }

  async function aPlace(questionnaire: string, kind: 'qr' | 'kiosk', count: number): Promise<Place> {
    const points = await Promise.all(
      Array.from({ length: count }, (_, at) => aPoint(server, { kind, name: `${kind} ${at}` })),
    );
    const pointIds = points.map(({ id }) => id);
    const campaigns: Place['campaigns'] = [];
    for (let day = 0; day < DAYS + 20; day += 18) {
      const opensOn = addDays(FIRST_DAY, day);
      const [endsOn, locksOn] = [addDays(opensOn, 14), addDays(opensOn, 17)];
      campaigns.push(await aCampaign(server, { questionnaire, pointIds, opensOn, endsOn, locksOn }));
    }
    const sets = { given: new Map<string, number>(), acknowledged: new Set<string>(), nowhere: new Set<string>() };
    const refusals = new Map<string, string>();
    return { version: `${questionnaire}.v1`, codes: points.map(({ code }) => code), campaigns, ...sets, refusals };
  }

  /** As a page that was opened today asks, or one that was opened in an earlier campaign. */
  function answersAt({ version, codes, campaigns }: Place, day: Day, most: number): GivenAnswer[] {
    const known = campaigns.filter(({ opensOn }) => opensOn <= day);
    const open = known.filter(({ endsOn }) => endsOn >= day);
    const campaign = happens(0.85) ? open.at(-1) : oneOf(known.slice(-3));
    if (!campaign) return [];
    return Array.from({ length: below(most + 1) }, () => {
      return { version, campaign: campaign.id, code: happens(0.02) ? NOWHERE : oneOf(codes), level: 1 + below(5) };
    });
  }

  /** Only what was refused daily for sixty days may be gone without the server having it. */
  function take(
    place: Place,
    number: number,
    answers: readonly GivenAnswer[],
    { given, replies, kept }: DeviceDay,
  ): void {
    for (const [at, id] of given.entries()) {
      place.given.set(id, number);
      if (answers[at]?.code === NOWHERE) place.nowhere.add(id);
    }
    for (const reply of replies) {
      if (acknowledges(reply)) place.acknowledged.add(reply.id);
      else place.refusals.set(reply.id, `${reply.status} ${reply.body}`);
    }
    const gone = [...place.given.keys()].filter((id) => !place.acknowledged.has(id) && !kept.includes(id));
    const givenUp = (id: string) => place.nowhere.has(id) && number - (place.given.get(id) ?? number) >= 60;
    const deleted = gone.filter((id) => !givenUp(id));
    expect(deleted.map((id) => [id, place.refusals.get(id)])).toEqual([]);
  }

  async function expectStored({ acknowledged }: Place): Promise<void> {
    const database = server.get(DataSource);
    const stored: { id: string }[] = await database.query('SELECT id FROM survey_response');
    const aside: { id: string }[] = await database.query('SELECT response_id AS id FROM set_aside');
    const there = new Set([...stored, ...aside].map(({ id }) => id));
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
  }

  it('loses nothing that was acknowledged, and forgets nothing that was not', async () => {
    const points = server.get(CollectionPointsService, { strict: false });
    const tablets = server.get(DevicesService, { strict: false });
    const [phone, tablet] = [await aPlace('trung-tam', 'qr', 8), await aPlace('trung-tam-may-tinh-bang', 'kiosk', 6)];
    let device: Device | null = null;
    let token: string | null = null;
    const pair = async () => {
      const point = await points.byCode(tablet.codes[0] ?? '');
      const plain = { communeId: 'spring', pointId: point.id, secondPointId: null, hours: null };
      const made = await tablets.create(plain, 'test');
      device = made.device;
      token = (await tablets.pair(made.code)).token;
    };
    for (let number = 0; number < DAYS; number += 1) {
      const day = addDays(FIRST_DAY, number);
      const serverDay = happens(0.06) ? addDays(day, Math.round(upTo(20))) : day;
      server.clock.moveTo(serverDay);
      if (happens(0.01)) await points.revoke(await points.byCode(oneOf(oneOf([phone, tablet]).codes)), 'test');
      if (!device && happens(0.4)) await pair();
      else if (device && happens(0.02)) {
        await tablets.revoke(device, 'test');
        device = null;
      }
      if (happens(0.6)) {
        const answers = answersAt(phone, serverDay, 1);
        const dies = happens(0.15) ? below(8) : null;
        take(
          phone,
          number,
          answers,
          await devices.phone({ ...at(aheadOfNow(day) + clockFault(), ...weatherNow()), answers, dies }),
        );
      }
      if (happens(0.7)) {
        const answers = answersAt(tablet, serverDay, 2);
        const dies = happens(0.1) ? below(8) : null;
        const circumstances = at(aheadOfNow(day) + clockFault(), ...weatherNow());
        take(
          tablet,
          number,
          answers,
          await devices.tablet({ ...circumstances, answers, dies, token, rounds: below(2) }),
        );
      }
    }
    await pair();
    for (const after of [1, 2]) {
      const day = addDays(FIRST_DAY, DAYS + after);
      server.clock.moveTo(day);
      const circumstances = { ...at(aheadOfNow(day), 'fine'), answers: [], dies: null };
      const ofPhone = await devices.phone(circumstances);
      const ofTablet = await devices.tablet({ ...circumstances, token, rounds: 0 });
      take(phone, DAYS + after, [], ofPhone);
      take(tablet, DAYS + after, [], ofTablet);
      if (after === 1) continue;
      // A code that never was holds up nothing.
      expect(ofPhone.kept.filter((id) => !phone.nowhere.has(id))).toEqual([]);
      expect(ofTablet.kept.filter((id) => !tablet.nowhere.has(id))).toEqual([]);
    }
    for (const place of [phone, tablet]) {
      await expectStored(place);
      expect(place.acknowledged.size).toBe(place.given.size - place.nowhere.size);
    }
    expect(phone.given.size + tablet.given.size).toBeGreaterThan(DAYS / 3);
  }, 180_000);
});
