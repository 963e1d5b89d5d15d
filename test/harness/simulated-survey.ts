import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { DevicesService } from '../../src/collection-points/devices.service.js';
import type { Figure } from '../../src/figures/figure.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import { MERGED } from '../../src/figures/partition.js';
import type { Publication, TableDimension } from '../../src/figures/publication.js';
import type { Day } from '../../src/rules/days.js';
import { Random } from '../../src/simulation/random.js';
import type { Members } from './every-figure-attacker.js';
import type { TestServer } from './server.js';
import { aPerson, isSatisfied, type Person, type Place, satisfiedOf } from './simulated-person.js';
import { aPoint, aResponse, post } from './spring.js';
import { tellingOf, toldBy } from './told-figure.js';

interface Told {
  readonly overall: Figure;
  readonly groups: readonly { readonly key: string; readonly figure: Figure }[];
}

const filterNames = ['channel', 'assisted', 'receiving-unit', 'department', 'field', 'village'];
const breakdowns = [...filterNames, 'way', 'group', 'month', 'age', 'sex', 'weekday', 'counter'];
const crossed = [...filterNames.filter((name) => name !== 'department'), 'way'];

/** A figure, as what it tells about whom. */
export interface Fact {
  readonly measure: string;
  readonly members: Members;
  readonly telling: NonNullable<ReturnType<typeof tellingOf>>;
  /** Told after the lock. */
  readonly final: boolean;
}

/** A simulated survey, all that was ever told of it, and all that would have been told without the rules. */
export class Survey {
  readonly people: Person[] = [];
  private readonly random = new Random(20261107);
  readonly told = new Map<string, Fact>();
  /** How many had come when something was published. */
  readonly moments: number[] = [0];
  private campaign!: Awaited<ReturnType<CampaignsService['create']>>;
  private places: (Place & { readonly code: string; readonly headers: Record<string, string> })[] = [];

  constructor(
    private readonly server: TestServer,
    private readonly token: string,
    private readonly questionnaire: string,
  ) {}

  async open(days: { opensOn: Day; endsOn: Day; locksOn: Day }, continuous: boolean): Promise<void> {
    const places = [
      { howOften: 4, point: { kind: 'qr', counter: 'q1' }, receivedBy: 'centre' },
      { howOften: 1, point: { kind: 'qr', unit: 'tax' }, receivedBy: 'tax' },
      { howOften: 2, point: { kind: 'link' }, receivedBy: 'centre' },
      { howOften: 1, point: { kind: 'kiosk' }, receivedBy: 'centre' },
    ] as const;
    const made = [];
    for (const [index, { howOften, point, receivedBy }] of places.entries()) {
      const { id, code, kind, counter } = await aPoint(this.server, { ...point, name: `Điểm ${index}` });
      made.push(id);
      const headers = kind === 'kiosk' ? await this.tabletAt(id) : {};
      this.places.push(...Array.from({ length: howOften }, () => ({ code, kind, counter, receivedBy, headers })));
    }
    this.campaign = await this.server
      .get(CampaignsService, { strict: false })
      .create(
        { communeId: 'spring', questionnaire: this.questionnaire, continuous, target: 0.9, ...days, pointIds: made },
        'test',
      );
  }

  /** What a paired tablet sends with its answers: others would count as scanned. */
  private async tabletAt(pointId: string): Promise<Record<string, string>> {
    const devices = this.server.get(DevicesService, { strict: false });
    const wanted = { communeId: 'spring', pointId, secondPointId: null, opensAt: null, closesAt: null };
    const { token } = await devices.pair((await devices.create(wanted, 'test')).code);
    return { authorization: `Device ${token}` };
  }

  async answer(day: string, continuous: boolean, howMany: number): Promise<void> {
    for (let sent = 0; sent < howMany; sent += 1) {
      const place = this.random.pick(this.places);
      const centre = this.questionnaire === 'trung-tam';
      const person = aPerson(this.random, day, { place, centre, continuous });
      const sending = aResponse(person.answers, { assisted: person.cells.assisted });
      expect(await post(this.server, place.code, sending, place.headers)).toMatchObject({ status: 201 });
      this.people.push(person);
    }
  }

  /** Publishes as the job does, and writes down all that can be asked. */
  async publish(): Promise<void> {
    const figures = this.server.get(FiguresService, { strict: false });
    if ((await this.server.get(LocksService, { strict: false }).lockDue(this.campaign)).length === 0) return;
    this.moments.push(this.people.length);
    for (const publication of await figures.latest(this.campaign)) await this.read(publication);
  }

  private async read(publication: Publication): Promise<void> {
    for (const formula of ['F4', 'F6']) {
      const measure = formula === 'F4' ? 'question:G' : 'complete';
      for (const by of breakdowns.filter((one) => one !== 'department')) {
        const told = await this.ask(publication, `by=${by}&formula=${formula}`);
        if (!told) continue;
        this.note(measure, this.inTotal(publication, measure), told.overall, publication.locked);
        for (const { key, figure } of told.groups) {
          const isOwn = by === 'group' && key === 'people';
          this.note(
            measure,
            isOwn ? this.inTotal(publication, measure) : this.inRow(publication, by, measure, key),
            figure,
            publication.locked,
          );
        }
      }
    }
    const resolved = await this.ask(publication, 'by=department&formula=F4');
    for (const { key, figure } of resolved?.groups ?? [])
      this.note(
        'question:FILE',
        this.inRow(publication, 'department', 'question:FILE', key),
        figure,
        publication.locked,
      );
    const questions = await this.ask(publication, 'by=question');
    for (const { key, figure } of questions?.groups ?? [])
      this.note(`question:${key}`, this.inTotal(publication, `question:${key}`), figure, publication.locked);
    if (publication.locked) for (const name of filterNames) await this.readFiltered(publication, name);
  }

  private async readFiltered(publication: Publication, name: string): Promise<void> {
    for (const value of new Set(this.people.flatMap(({ cells }) => cells[name] ?? []))) {
      const within = (measure: string): Members =>
        this.members(
          measure,
          (one) => one.group === 'people' && one.period === publication.period && one.cells[name] === value,
        );
      const only = `&${name}=${value}`;
      for (const [by, formula, measure] of [
        ...crossed.map((one) => [one, 'F4', 'question:G'] as const),
        ...crossed.map((one) => [one, 'F6', 'complete'] as const),
        ...[['department', 'F4', 'question:FILE'] as const],
      ]) {
        const told = await this.ask(publication, `by=${by}&formula=${formula}${only}`);
        if (!told) continue;
        this.note(measure, within(measure), told.overall, true);
        const merged = told.groups.filter(({ figure }) => figure.kind === 'merged').map(({ key }) => key);
        for (const { key, figure } of told.groups) {
          const keys = key === MERGED ? merged : [key];
          this.note(
            measure,
            within(measure).filter((one) => keys.includes(this.people[one]?.cells[by] ?? '')),
            figure,
            true,
          );
        }
      }
      const questions = await this.ask(publication, `by=question${only}`);
      for (const { key, figure } of questions?.groups ?? [])
        this.note(`question:${key}`, within(`question:${key}`), figure, true);
    }
  }

  /** Rows hold those who came first, as many as they say. */
  private inTotal({ content, period }: Publication, measure: string): Members {
    const all = this.members(measure, (one) => one.group === 'people' && one.period === period);
    return all.slice(0, content.totals[measure]?.respondents ?? 0);
  }

  private inRow({ content, period }: Publication, by: string, measure: string, key: string): Members {
    const table = by === 'group' ? content.groups[measure] : content.tables[by as TableDimension]?.[measure];
    const [row, keys] = key === MERGED ? [table?.merged.row, table?.merged.keys ?? []] : [table?.shown[key], [key]];
    const all = this.members(measure, (one) => {
      const isScope = by === 'group' ? one.group !== 'people' : one.group === 'people';
      return isScope && one.period === period && keys.includes(one.cells[by] ?? '');
    });
    return all.slice(0, row?.respondents ?? 0);
  }

  private members(measure: string, are: (person: Person) => boolean): Members {
    return this.people.flatMap((one, index) => (are(one) && isSatisfied(one, measure) !== null ? [index] : []));
  }

  private note(measure: string, members: Members, figure: Figure, final: boolean): void {
    const telling = tellingOf(figure);
    if (telling === null) return;
    expect(telling(satisfiedOf(this.people, members, measure, 0), members.length)).toBe(toldBy(figure));
    this.told.set(`${measure} ${members.join()} ${toldBy(figure)}`, { measure, members, telling, final });
  }

  private async ask({ period }: Publication, query: string): Promise<Told | null> {
    const [year, quarter] = period.split('-Q').map(Number);
    const month = (offset: number): string => `${year}-${String((quarter ?? 1) * 3 + offset).padStart(2, '0')}`;
    const months = period === 'all' ? '' : `&from=${month(-2)}&to=${month(0)}`;
    const address = `${this.server.url}/api/v1/campaigns/${this.campaign.id}/satisfaction?${query}${months}`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${this.token}` } });
    if (answer.status === 400) return null;
    expect(answer.status).toBe(200);
    return (await answer.json()) as Told;
  }
}
