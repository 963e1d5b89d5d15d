import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { isObject } from '../codes-by-place.js';
import { DraftsService, revisionOf, type Stepped } from '../drafts.service.js';
import type { OwnQuestionnaire } from '../own-questionnaire.entity.js';
import { OwnQuestionnairesService } from '../own-questionnaires.service.js';
import { checkParsed, writtenSource } from '../source-check.js';
import { nameOfElement, onPages, questionsOf, type Source } from './source.js';

/** A version that somebody opens to change it. */
export interface Opened {
  readonly row: OwnQuestionnaire;
  readonly source: Source;
  readonly revision: string;
  /** The version in use, or used, before it. */
  readonly earlier: OwnQuestionnaire | null;
  /** Codes that an earlier version was answered by. */
  readonly fixed: ReadonlySet<string>;
}

/** What became of a change: `too-large` is kept nowhere. */
export type Saved = Stepped | { readonly kind: 'too-large' };

/** Opens and saves the drafts of a commune, as its officers change them. */
@Injectable()
export class EditorService {
  constructor(
    private readonly own: OwnQuestionnairesService,
    private readonly drafts: DraftsService,
  ) {}

  /** @throws Problem `not-found`, for another commune's as for one that is not there */
  async open(version: string, staff: Staff): Promise<Opened> {
    return this.openedAs(await this.own.find(version, staff));
  }

  /**
   * What has faults yet is kept; what only grows past the limits is not.
   * @param seen the revision that the change was made from
   */
  async save({ row, source: before }: Opened, source: Source, seen: string, actor: string): Promise<Saved> {
    const isTooLarge = checkParsed(source, row).faults.some(({ code }) => code === 'too-large');
    if (isTooLarge && lengthOf(source) >= lengthOf(before)) return { kind: 'too-large' };
    return this.drafts.save(row, { source: writtenSource(source), seen }, actor);
  }

  async openedAs(row: OwnQuestionnaire): Promise<Opened> {
    const versions = await this.own.list(row.communeId);
    const before = versions.filter(
      ({ key, number, state }) => key === row.key && number < row.number && state !== 'draft',
    );
    // The newest comes first.
    const [earlier = null] = before;
    const fixed = new Set(before.flatMap((one) => questionsOf(sourceOf(one)).map(nameOfElement)));
    return { row, source: sourceOf(row), revision: revisionOf(row), earlier, fixed };
  }
}

function lengthOf(source: Source): number {
  return JSON.stringify(source).length;
}

/** The JSON of a version, its questions on pages; nothing else in it is certain but that it is an object. */
export function sourceOf({ source }: Pick<OwnQuestionnaire, 'source'>): Source {
  const read: unknown = JSON.parse(source);
  return isObject(read) ? onPages(read) : {};
}
