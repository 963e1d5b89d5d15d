import { Injectable } from '@nestjs/common';
import { Clock } from '../config/clock.js';
import { WriteQueue } from '../database/write-queue.js';
import { asSearched } from '../formatting/accents.js';
import { addDays } from '../rules/days.js';
import type { AuditEntry } from './audit.entity.js';
import { type AuditQuestion, auditedNames, auditPage, countAudit } from './audit.queries.js';
import { AuditService, type ChainState } from './audit.service.js';
import { type AuditFilter, actionsOf } from './audit-filter.js';
import { type CommuneName, CommuneNamesQueries } from './commune-names.queries.js';
import type { User } from './credentials.entity.js';
import type { Staff } from './staff.js';
import { UsersService } from './users.service.js';

/** As many as are read at once. */
const PAGE_SIZE = 100;
/** More than a file can sensibly hold, and what a server answers at once. */
const MOST_IN_FILE = 50_000;
const CHECK_HOLDS = 10 * 60_000;

/** How the chains that a reader may see were found, and when that was looked at. */
export interface Checked {
  readonly at: Date;
  readonly chains: readonly ChainState[];
}

/** What is known beside the entries themselves. */
export interface AuditNames {
  readonly communes: readonly CommuneName[];
  readonly users: readonly User[];
  /** Of campaigns, points, meetings and paper batches. */
  readonly things: ReadonlyMap<string, string>;
}

/** Reads the log for whoever may see it: of one commune, or of all. */
@Injectable()
export class AuditPageService {
  private readonly checks = new Map<string, Checked>();

  constructor(
    private readonly audit: AuditService,
    private readonly users: UsersService,
    private readonly communes: CommuneNamesQueries,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  async page(reader: Staff, filter: AuditFilter) {
    const names = await this.names(reader);
    const question = this.questionOf(reader, filter, names);
    const found = await this.queue.read(countAudit(question));
    const pages = Math.max(1, Math.ceil(found / PAGE_SIZE));
    const page = Math.min(filter.page, pages);
    const entries = await this.queue.read(auditPage(question, PAGE_SIZE, (page - 1) * PAGE_SIZE));
    return { entries, names, found, page, pages };
  }

  async file(reader: Staff, filter: AuditFilter): Promise<{ entries: readonly AuditEntry[]; names: AuditNames }> {
    const names = await this.names(reader);
    const question = this.questionOf(reader, filter, names);
    return { entries: await this.queue.read(auditPage(question, MOST_IN_FILE, 0)), names };
  }

  /** Walking long chains takes a moment, so what was found holds for ten minutes. */
  async check({ communeId }: Staff): Promise<Checked> {
    const now = this.clock.certain();
    const known = this.checks.get(communeId ?? '');
    if (known && Math.abs(now.getTime() - known.at.getTime()) < CHECK_HOLDS) return known;
    const checked = { at: now, chains: await this.audit.verify(communeId) };
    this.checks.set(communeId ?? '', checked);
    return checked;
  }

  private async names({ communeId }: Staff): Promise<AuditNames> {
    const communes = (await this.communes.list()).filter(({ id }) => communeId === null || id === communeId);
    const things = await Promise.all(communes.map(({ id }) => this.queue.read(auditedNames(id))));
    const users = await this.users.list(communeId);
    return { communes, users, things: new Map(things.flatMap((one) => [...one])) };
  }

  private questionOf({ communeId }: Staff, filter: AuditFilter, { things }: AuditNames): AuditQuestion {
    const words = asSearched(filter.object);
    const ids = [...things].filter(([, name]) => words !== '' && asSearched(name).includes(words));
    return {
      from: filter.from ? `${addDays(filter.from, -1)}T17:00:00.000Z` : '',
      // Before midnight in Vietnam, seven hours ahead.
      until: filter.to ? `${filter.to}T17:00:00.000Z` : '9999',
      communeId: communeId ?? filter.commune,
      actor: filter.person,
      actions: actionsOf(filter),
      words,
      ids: ids.map(([id]) => id),
    };
  }
}
