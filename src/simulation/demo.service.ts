import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Role } from '../access/staff.js';
import { UsersService } from '../access/users.service.js';
import { CollectionPointsService } from '../collection-points/collection-points.service.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { projectFolder, Settings } from '../config/settings.js';
import { WriteQueue } from '../database/write-queue.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { DemoFeedbackService } from './demo-feedback.service.js';
import { DemoPaperService } from './demo-paper.service.js';
import { refuseRealData } from './mark.js';
import { SimulationService } from './simulation.service.js';

/** What the demonstration prints: where to click and who to be. */
export interface Demo {
  readonly url: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly accounts: readonly {
    readonly name: string;
    readonly password: string;
    readonly role: Role;
    readonly commune: string | null;
  }[];
}

/** Five communes with their simulated years, and accounts to look at them with. */
@Injectable()
export class DemoService {
  constructor(
    private readonly communes: CommunesService,
    private readonly points: CollectionPointsService,
    private readonly meetings: MeetingsService,
    private readonly simulation: SimulationService,
    private readonly paper: DemoPaperService,
    private readonly feedback: DemoFeedbackService,
    private readonly users: UsersService,
    private readonly queue: WriteQueue,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Makes the demonstration, once: a second start finds it and changes nothing. */
  async prepare(): Promise<Demo> {
    await this.queue.commit(() => refuseRealData('strict'));
    if ((await this.communes.all()).length === 0) await this.fill();
    return { url: this.settings.baseUrl, links: await this.links(), accounts: await this.accounts() };
  }

  private async fill(): Promise<void> {
    const folder = join(projectFolder, 'data', 'communes');
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    // Beside each other: while the figures of one commune are checked in a worker, another's answers are made.
    await Promise.all(files.map((file) => this.fillCommune(JSON.parse(readFileSync(join(folder, file), 'utf8')))));
    await this.paper.fill(DEMO_COMMUNE, { first: 'mattran', second: 'canbo' });
    await this.feedback.fill(DEMO_COMMUNE, 'canbo');
  }

  private async fillCommune(definition: unknown): Promise<void> {
    const { key } = await this.communes.import(definition, this.clock.today(), ACTOR);
    const { responses, quarters } = key === DEMO_COMMUNE ? LONG : SHORT;
    await this.simulation.simulate(key, responses, SEED, quarters);
  }

  private async links(): Promise<Demo['links']> {
    const points = await this.points.list(DEMO_COMMUNE);
    const qr = points.find(({ kind, counter }) => kind === 'qr' && counter !== null);
    const base = this.settings.baseUrl;
    return [
      { label: 'Form of a counter', url: qr ? this.points.addressOf(qr) : base },
      { label: 'Sign in', url: `${base}/login` },
      { label: 'Published results', url: `${base}/results/${DEMO_COMMUNE}` },
      { label: 'Wall of a village meeting', url: `${base}/meetings/${await this.meetingToday()}/wall` },
      { label: 'Dashboard', url: `${base}/dashboard?commune=${DEMO_COMMUNE}` },
    ];
  }

  /** Every day on which the demonstration is started has its meeting. */
  private async meetingToday(): Promise<string> {
    const [latest] = await this.meetings.list(DEMO_COMMUNE);
    const today = this.clock.today();
    if (!latest || latest.heldOn === today) return latest?.id ?? '';
    const point = await this.points.find(DEMO_COMMUNE, latest.pointId);
    const wanted = { heldOn: today, rotating: true, invited: latest.invited };
    return (await this.meetings.create(point, wanted, ACTOR)).id;
  }

  private async accounts(): Promise<Demo['accounts']> {
    const wanted: readonly (readonly [string, Role, string | null])[] = [
      ['quantri', 'administrator', null],
      ['canbo', 'officer', DEMO_COMMUNE],
      ['chutich', 'leader', DEMO_COMMUNE],
      ['giamdoc', 'director', DEMO_COMMUNE],
      ['mattran', 'collector', DEMO_COMMUNE],
    ];
    const known = new Set((await this.users.list(null)).map(({ name }) => name));
    for (const [name, role, communeId] of wanted) {
      if (!known.has(name)) await this.users.create({ name, role, communeId, password: PASSWORD }, ACTOR);
    }
    return wanted.map(([name, role, commune]) => ({ name, password: PASSWORD, role, commune }));
  }
}

/** The commune whose accounts and links the demonstration prints. */
export const DEMO_COMMUNE = 'hong-chau';

/** Simulated responses: about 20,000 in all. The commune of the accounts has asked at its Centre for a year, the others for less. */
const LONG = { responses: 6_000, quarters: 4 };
const SHORT = { responses: 3_600, quarters: 2 };

const ACTOR = 'demo';
/** With which another department fails or improves in nearly every commune. */
const SEED = 78;
/** Known to everybody, and therefore only ever made in a database that is marked as simulated. */
const PASSWORD = 'hai-long-2026-demo';
