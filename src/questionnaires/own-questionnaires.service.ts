import { Injectable, Logger } from '@nestjs/common';
import { assertCommune, type Staff } from '../access/staff.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { LOG_LANGUAGE } from '../formatting/sentence.js';
import { problem } from '../problem.js';
import { toldFault } from './definition-fault.js';
import { OwnQuestionnaire } from './own-questionnaire.entity.js';
import { askedAs, isOwnKey, type Questionnaire, readOwnVersion } from './questionnaire.js';
import { QuestionnairesService } from './questionnaires.service.js';
import { checkSource } from './source-check.js';

const own = tableOf(OwnQuestionnaire);

/**
 * The questionnaires that communes made themselves. Servers share nothing but the database: a version that another one
 * has published is found when a campaign that asks it is read (`load`); since it never changes, it is compiled once and
 * then known by its name like a shipped one.
 */
@Injectable()
export class OwnQuestionnairesService {
  private readonly log = new Logger('questionnaires');
  private readonly unreadable = new Set<string>();

  constructor(
    private readonly questionnaires: QuestionnairesService,
    private readonly queue: WriteQueue,
  ) {}

  /** Makes versions known that campaigns ask: those that are known, or shipped, cost nothing. */
  async load(versions: readonly string[]): Promise<void> {
    for (const version of new Set(versions)) {
      if (this.questionnaires.byVersion(version) || this.unreadable.has(version)) continue;
      const row = await this.queue.read(this.stored(version));
      if (row && row.state !== 'draft') this.compiled(row);
    }
  }

  /** What a new campaign of a commune may ask: the newest of each that is shipped, then its own. */
  *offeredTo(communeId: string): Work<readonly Questionnaire[]> {
    const ready = (yield* own.select({ communeId }, { order: { key: 'ASC', number: 'ASC' } })).filter(
      ({ state }) => state !== 'draft',
    );
    const newest = [...new Map(ready.map((row) => [row.key, row])).values()];
    const offered = newest.flatMap((row) => (row.state === 'published' ? (this.compiled(row) ?? []) : []));
    return [...this.questionnaires.newest(), ...offered];
  }

  /** The same, for a page. */
  newestFor(communeId: string): Promise<readonly Questionnaire[]> {
    return this.queue.read(this.offeredTo(communeId));
  }

  /** One of them; null for what a commune is not offered, another one's included. */
  *offered(communeId: string, key: string): Work<Questionnaire | null> {
    if (!isOwnKey(key)) return this.questionnaires.latest(key);
    return (yield* this.offeredTo(communeId)).find((one) => one.key === key) ?? null;
  }

  /**
   * What a tablet asks counts together with the rest, so both ask the same general question.
   * @param key of the questionnaire wanted
   * @param whole the one that it is shorter than
   * @throws Problem `input-invalid` for one that asks another, or is not there
   */
  *forTablets(communeId: string, key: string | null | undefined, whole: Questionnaire): Work<Questionnaire | null> {
    if (!key || key === whole.key) return null;
    const tablet = yield* this.offered(communeId, key);
    if (!tablet || askedAs(tablet) !== askedAs(whole))
      throw problem.inputInvalid({ field: 'tabletQuestionnaire', value: key });
    return tablet;
  }

  /** Every version of a commune, by key, the newest first. */
  list(communeId: string): Promise<readonly OwnQuestionnaire[]> {
    return this.queue.read(own.select({ communeId }, { order: { key: 'ASC', number: 'DESC' } }));
  }

  /** @throws Problem `not-found`, for another commune's as for one that is not there */
  async find(version: string, staff: Staff): Promise<OwnQuestionnaire> {
    const row = await this.queue.read(this.stored(version));
    if (!row) throw problem.notFound({ what: version });
    assertCommune(staff, row.communeId);
    return row;
  }

  private *stored(version: string): Work<OwnQuestionnaire | null> {
    const key = readOwnVersion(version);
    return key && (yield* own.find({ ...key }));
  }

  /** Of a version that stays as it is. Null where a later version of the product refuses what an earlier one took. */
  private compiled(row: OwnQuestionnaire): Questionnaire | null {
    const { version } = row;
    const known = this.questionnaires.byVersion(version);
    if (known || this.unreadable.has(version)) return known;
    const { questionnaire, faults, open } = checkSource(row.source, row);
    if (questionnaire) return this.questionnaires.remember(questionnaire);
    this.unreadable.add(version);
    const told = [...faults, ...open].map((fault) => toldFault(fault, LOG_LANGUAGE).message);
    this.log.error(`${version} cannot be asked any more: ${told.join(' ')}`);
    return null;
  }
}
