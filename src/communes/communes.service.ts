import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { assertCommune, type Staff, servesCommune } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { projectFolder } from '../config/settings.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { type Group, WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import type { Day } from '../rules/days.js';
import { type CommuneCatalogue, catalogueOver } from './catalogue.js';
import { parseCatalogue } from './catalogue-file.js';
import { CatalogueVersion, Commune } from './commune.entity.js';

const communes = tableOf(Commune);
const versions = tableOf(CatalogueVersion);

/** A commune is another from a day on: its units, its fields, or who leads what. */
export interface Reorganisation {
  readonly communeId: string;
  readonly from: Day;
}

/** A commune of a day, with a mark of just this state of it. */
interface MarkedCommune {
  readonly catalogue: CommuneCatalogue;
  readonly mark: string;
}

/** What somebody makes of a commune: how it is from a day on. */
interface CommuneChange {
  readonly from: Day;
  readonly catalogue: CommuneCatalogue;
  /** The mark of what it was made from; null where that is no matter. */
  readonly madeFrom: string | null;
}

/** Who serves whom, in every commune of this server and on every day. */
@Injectable()
export class CommunesService {
  /** Parsed catalogues by their stored text, so that one version is one object. */
  private readonly parsed = new Map<string, CommuneCatalogue>();
  private readonly followers: ((change: Reorganisation) => Work<void>)[] = [];

  constructor(
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes in a commune's data file: the first one is valid for all days, a changed one from the day given, an
   * unchanged one alters nothing.
   * @throws CatalogueError that names each place in the file
   */
  async import(json: unknown, from: Day, actor: string): Promise<CommuneCatalogue> {
    const catalogue = parseCatalogue(json);
    await this.queue.commit((group) =>
      this.takenIn({ catalogue, from, madeFrom: null }, 'commune-imported', { actor, group }),
    );
    return catalogue;
  }

  /**
   * Makes a commune another from a day on; what it is already alters nothing, so that a second click does no harm.
   * @throws Problem `commune-changed` where it is no longer what the change was made from
   */
  async change(change: CommuneChange, actor: string): Promise<void> {
    await this.queue.commit((group) => this.takenIn(change, 'commune-changed', { actor, group }));
  }

  /**
   * A new commune, as it is on all days; the same twice is one.
   * @returns false where another commune has its key
   */
  create(catalogue: CommuneCatalogue, actor: string): Promise<boolean> {
    return this.queue.commit((group) => this.created(catalogue, { actor, group }));
  }

  /** What has to change with a commune, in the same unit: rooms above this one say so when the server starts. */
  follow(follower: (change: Reorganisation) => Work<void>): void {
    this.followers.push(follower);
  }

  /** @throws Problem `not-found` for an unknown commune */
  async catalogueOn(communeId: string, day: Day): Promise<CommuneCatalogue> {
    return this.parsedFrom(communeId, await this.textOn(communeId, day));
  }

  /** The same with a mark, by which somebody who changes it is known to have seen it. */
  async markedOn(communeId: string, day: Day): Promise<MarkedCommune> {
    const text = await this.queue.read(validCatalogue(communeId, day));
    return { catalogue: this.parsedFrom(communeId, text), mark: markOf(text ?? '') };
  }

  /** The days from which on a commune was, is or will be another, the first of them before all days. */
  async daysOf(communeId: string): Promise<readonly Day[]> {
    const all = await this.queue.read(versions.select({ communeId }, { order: { validFrom: 'ASC' } }));
    if (all.length === 0) throw problem.notFound({ what: communeId });
    return all.map(({ validFrom }) => validFrom);
  }

  /** The days after the first one, up to the last, on which a commune becomes another, in order. */
  changesBetween(communeId: string, first: Day, last: Day): Promise<readonly Day[]> {
    return this.queue.read(this.changes(communeId, first, last));
  }

  /** The same, within a unit of work. */
  *changes(communeId: string, first: Day, last: Day): Work<readonly Day[]> {
    const all = yield* versions.select({ communeId }, { order: { validFrom: 'ASC' } });
    return all.flatMap(({ validFrom }) => (validFrom > first && validFrom <= last ? [validFrom] : []));
  }

  /** Holds a commune until the transaction ends: nobody changes it, and nobody makes something of it, meanwhile. */
  *held(communeId: string): Work<void> {
    yield* communes.hold({ id: communeId });
  }

  /** As it was on any of several days, both ends included. */
  async catalogueBetween(communeId: string, first: Day, last: Day): Promise<CommuneCatalogue> {
    const days = [first, ...(await this.changesBetween(communeId, first, last))];
    return catalogueOver(await Promise.all(days.map((day) => this.catalogueOn(communeId, day))));
  }

  /** As it was on any day up to one: what is kept about a unit or a village finds its name, even where that is no more. */
  async catalogueUntil(communeId: string, day: Day): Promise<CommuneCatalogue> {
    const [first = day] = await this.daysOf(communeId);
    return this.catalogueBetween(communeId, first, day);
  }

  /** A commune on a day, within a unit of work. */
  *validOn(communeId: string, day: Day): Work<CommuneCatalogue> {
    return this.parsedFrom(communeId, yield* validCatalogue(communeId, day));
  }

  private textOn(communeId: string, day: Day): Promise<string | null> {
    const read = () => validCatalogue(communeId, day);
    return this.queue.remembered(['commune_catalogue'], `catalogue ${communeId} ${day}`, read);
  }

  private parsedFrom(communeId: string, text: string | null): CommuneCatalogue {
    if (text === null) throw problem.notFound({ what: communeId });
    const catalogue = this.parsed.get(text) ?? (JSON.parse(text) as CommuneCatalogue);
    this.parsed.set(text, catalogue);
    return catalogue;
  }

  /** Those this person works for, as they are on a day, by name. */
  async servedBy({ communeId }: Staff, day: Day): Promise<readonly CommuneCatalogue[]> {
    if (communeId === null) return Promise.all((await this.all()).map(({ id }) => this.catalogueOn(id, day)));
    const own = await this.textOn(communeId, day);
    return own === null ? [] : [this.parsedFrom(communeId, own)];
  }

  /**
   * Key of the commune asked for in an address, else of the first this person works for.
   * @throws Problem `no-commune` where there is none yet, `not-found` for one of somebody else
   */
  async chosenBy(staff: Staff, asked: unknown): Promise<string> {
    const first = async () => (await this.all()).find(({ id }) => servesCommune(staff, id))?.id;
    const chosen = typeof asked === 'string' ? asked : await first();
    if (chosen === undefined) throw problem.noCommune();
    assertCommune(staff, chosen);
    return chosen;
  }

  all(): Promise<readonly Commune[]> {
    return this.queue.read(communes.select({}, { order: { name: 'ASC' } }));
  }

  find(id: string): Promise<Commune | null> {
    return this.queue.read(communes.find({ id }));
  }

  private *created(catalogue: CommuneCatalogue, by: By): Work<boolean> {
    // Of two servers that make it at once, one waits here for the other, and then finds it.
    yield* communes.insertNew({ id: catalogue.key, name: catalogue.name });
    const known = yield* validCatalogue(catalogue.key, BEFORE_ALL_DAYS);
    if (known !== null) return isDeepStrictEqual(JSON.parse(known), catalogue);
    yield* this.takenIn({ catalogue, from: BEFORE_ALL_DAYS, madeFrom: null }, 'commune-created', by);
    return true;
  }

  private *takenIn({ catalogue, from, madeFrom }: CommuneChange, action: string, { actor, group }: By): Work<void> {
    const { key: communeId, name } = catalogue;
    // The answers that came before in the same commit are in the sums, and those that come after are judged anew.
    yield* group.settle();
    yield* this.held(communeId);
    // That of the day, not the newest: a reorganisation that is planned already may be brought forward.
    const known = yield* validCatalogue(communeId, from);
    if (known !== null && isDeepStrictEqual(JSON.parse(known), catalogue)) return;
    if (madeFrom !== null && madeFrom !== markOf(known ?? '')) throw problem.communeChanged();
    const validFrom = known === null ? BEFORE_ALL_DAYS : from;
    if (known === null) yield* communes.upsert({ id: communeId, name });
    yield* versions.upsert({ communeId, validFrom, catalogue });
    // Lists call it by its name of today, whatever is planned.
    yield* communes.update({ id: communeId }, { name: (yield* this.validOn(communeId, this.clock.today())).name });
    for (const follow of this.followers) yield* follow({ communeId, from: validFrom });
    const details = { validFrom };
    yield* this.audit.append({ actor, communeId, action, object: communeId, details });
  }
}

/** Who changes a commune, and the commit in which. */
interface By {
  readonly actor: string;
  readonly group: Group;
}

/** The stored text of the catalogue that is valid on a day: asked for with every response. */
export function* validCatalogue(communeId: string, day: Day): Work<string | null> {
  const [version] = yield* rows<{ catalogue: string }>(
    `SELECT catalogue FROM commune_catalogue WHERE commune_id = $1 AND valid_from <= $2
     ORDER BY valid_from DESC LIMIT 1`,
    communeId,
    day,
  );
  return version?.catalogue ?? null;
}

const BEFORE_ALL_DAYS: Day = '2000-01-01';

function markOf(stored: string): string {
  return createHash('sha256').update(stored).digest('base64url').slice(0, 22);
}

/** The communes whose data files come with the product, by file name. */
export function shippedCommunes(): readonly CommuneCatalogue[] {
  const folder = join(projectFolder, 'data', 'communes');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => parseCatalogue(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}
