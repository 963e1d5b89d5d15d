import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { Clock } from '../config/clock.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { CriteriaService } from './criteria.service.js';
import type { CriteriaSet } from './criteria-file.js';
import { Dossier, DossierAttachment, DossierScore } from './dossier.entity.js';
import type { Registration, ScoredCriterion, TypedScore } from './dossier-form.js';
import type { FilledFigure } from './filled-figure.js';
import { FilledFiguresService } from './filled-figures.service.js';

const dossiers = tableOf(Dossier);
const scores = tableOf(DossierScore);
const attachments = tableOf(DossierAttachment);

/** Whose dossier, of which year. */
export interface WhichDossier {
  readonly communeId: string;
  readonly year: number;
}

/** A dossier with all that stands in it. */
export interface WholeDossier extends WhichDossier {
  readonly dossier: Dossier;
  readonly set: CriteriaSet;
  /** By the code of their criterion. */
  readonly scores: ReadonlyMap<string, DossierScore>;
  readonly attachments: readonly DossierAttachment[];
  /** What fills itself, by criterion: as it was told when the dossier was handed in, else as it is told now. */
  readonly figures: Readonly<Record<string, readonly FilledFigure[]>>;
}

/** Why nothing was written. */
export type DossierRefusal = 'changed-meanwhile' | 'handed-in' | 'criteria-in-use' | 'not-handed-in';

/** The dossiers of communes: registration, scores, and the day on which they are handed in. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly criteria: CriteriaService,
    private readonly figures: FilledFiguresService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
  ) {}

  /** @returns null where none is begun, or its criteria are not there */
  async find({ communeId, year }: WhichDossier): Promise<WholeDossier | null> {
    const dossier = await this.queue.read(dossiers.find({ communeId, year }));
    const set = dossier && this.criteria.find(dossier.criteria);
    if (!dossier || !set) return null;
    const scored = await this.queue.read(scores.select({ communeId, year }));
    const kept = await this.queue.read(
      attachments.select({ communeId, year }, { order: { code: 'ASC', name: 'ASC' } }),
    );
    return {
      ...{ communeId, year, dossier, set, attachments: kept },
      scores: new Map(scored.map((score) => [score.code, score])),
      figures: dossier.handedIn?.figures ?? (await this.figures.of(communeId, set, year)),
    };
  }

  /** @throws Problem `not-found` */
  async whole(which: WhichDossier): Promise<WholeDossier> {
    const found = await this.find(which);
    if (!found) throw problem.notFound();
    return found;
  }

  /**
   * Begins a dossier, or changes what was registered.
   * @param criteria version of the criteria
   * @param read how often it was saved when its page was read; 0 for none
   * @returns why not, or null
   */
  register(
    which: WhichDossier,
    { criteria, read, ...registration }: Registration & { readonly criteria: string; readonly read: number },
    actor: string,
  ): Promise<DossierRefusal | null> {
    return this.queue.commit(() => this.registered(which, { criteria, read, registration }, actor));
  }

  /** Keeps what an officer says by one criterion or by several: all of it, or nothing. @returns why not, or null */
  score(which: WhichDossier, scored: readonly ScoredCriterion[], actor: string): Promise<DossierRefusal | null> {
    return this.queue.commit(() => this.scored(which, scored, actor));
  }

  /** From now on it stays as it is, with what fills itself. @returns why not, or null */
  async handIn(which: WhichDossier, read: number, actor: string): Promise<DossierRefusal | null> {
    const { figures } = await this.whole(which);
    return this.queue.commit(() => this.handedIn(which, { read, figures }, actor));
  }

  /** Takes that back, as when something is asked for once more. @returns why not, or null */
  reopen(which: WhichDossier, read: number, actor: string): Promise<DossierRefusal | null> {
    return this.queue.commit(() => this.reopened(which, read, actor));
  }

  private *registered(
    { communeId, year }: WhichDossier,
    of: { readonly criteria: string; readonly read: number; readonly registration: Registration },
    actor: string,
  ): Work<DossierRefusal | null> {
    const { criteria, read, registration } = of;
    const key = { communeId, year };
    const wanted = { ...registration, criteria, changedBy: actor };
    const open = { handedInOn: null, handedInBy: null, handedIn: null };
    if (read > 0 || !(yield* dossiers.insertNew({ ...key, ...wanted, changes: 1, ...open }))) {
      const now = yield* dossiers.hold(key);
      if (now && saidIn(now) === saidIn(wanted)) return null;
      if (now?.handedInOn) return 'handed-in';
      if (now?.changes !== read) return 'changed-meanwhile';
      if (now.criteria !== criteria && (yield* this.isUsed(key))) return 'criteria-in-use';
      yield* dossiers.update(key, { ...wanted, changes: read + 1 });
    }
    const { level, registeredOn } = registration;
    const details = { criteria, level, registeredOn };
    yield* this.audit.append({ actor, communeId, action: 'dossier-registered', object: String(year), details });
    return null;
  }

  private *isUsed(key: WhichDossier): Work<boolean> {
    return (yield* scores.count({ ...key })) + (yield* attachments.count({ ...key })) > 0;
  }

  private *scored(
    { communeId, year }: WhichDossier,
    all: readonly ScoredCriterion[],
    actor: string,
  ): Work<DossierRefusal | null> {
    const dossier = yield* dossiers.hold({ communeId, year });
    if (!dossier) throw problem.notFound();
    if (dossier.handedInOn) return 'handed-in';
    const changed: ScoredCriterion[] = [];
    for (const one of all) {
      const now = yield* scores.hold({ communeId, year, code: one.code });
      // The same once more, as a second press sends it.
      if (now && JSON.stringify(scoreIn(now)) === JSON.stringify(scoreIn(one.typed))) continue;
      if ((now?.changes ?? 0) !== one.read) return 'changed-meanwhile';
      changed.push(one);
    }
    for (const { code, read, typed } of changed) {
      yield* scores.upsert({ communeId, year, code, ...scoreIn(typed), changes: read + 1, changedBy: actor });
      const { maximum, points, met } = typed;
      const details = { code, maximum, points, met };
      yield* this.audit.append({ actor, communeId, action: 'dossier-scored', object: String(year), details });
    }
    return null;
  }

  private *handedIn(
    { communeId, year }: WhichDossier,
    { read, figures }: { readonly read: number; readonly figures: WholeDossier['figures'] },
    actor: string,
  ): Work<DossierRefusal | null> {
    const now = yield* dossiers.hold({ communeId, year });
    if (now?.handedInOn) return 'handed-in';
    if (now?.changes !== read) return 'changed-meanwhile';
    const handed = { handedInOn: this.clock.today(), handedInBy: actor, handedIn: { figures } };
    yield* dossiers.update({ communeId, year }, { ...handed, changes: read + 1 });
    yield* this.audit.append({ actor, communeId, action: 'dossier-handed-in', object: String(year) });
    return null;
  }

  private *reopened({ communeId, year }: WhichDossier, read: number, actor: string): Work<DossierRefusal | null> {
    const now = yield* dossiers.hold({ communeId, year });
    if (!now?.handedInOn) return 'not-handed-in';
    if (now.changes !== read) return 'changed-meanwhile';
    const open = { handedInOn: null, handedInBy: null, handedIn: null };
    yield* dossiers.update({ communeId, year }, { ...open, changes: read + 1 });
    yield* this.audit.append({ actor, communeId, action: 'dossier-reopened', object: String(year) });
    return null;
  }
}

function saidIn({
  criteria,
  level,
  registeredOn,
  letter,
  thresholds,
}: Omit<Registration, never> & { criteria: string }): string {
  return JSON.stringify([criteria, level, registeredOn, letter, Object.entries(thresholds).sort()]);
}

function scoreIn({ maximum, points, met, comment }: TypedScore): TypedScore {
  return { maximum, points, met, comment };
}
