import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { Clock } from '../config/clock.js';
import { Secrets } from '../config/secrets.js';
import type { Work } from '../database/statement.js';
import { tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { allLanguages, translate } from '../formatting/languages.js';
import { type EntryFault, lawfulKinds, type ReadEntry, readEntry } from './entry-form.js';
import { FeedbackEntry } from './feedback.entity.js';
import { FeedbackService } from './feedback.service.js';
import { type ListColumns, type ListDefaults, type ListTable, typedRows } from './list-table.js';

const entries = tableOf(FeedbackEntry);

/** What becomes of a line of a list. */
export type ListRow =
  /** `before`: it was taken in with an earlier file. */
  | { readonly line: number; readonly kind: 'new' | 'before'; readonly entry: ReadEntry; readonly source: string }
  /** Khiếu nại or tố cáo: told where it goes, and not taken. */
  | { readonly line: number; readonly kind: 'lawful'; readonly which: (typeof lawfulKinds)[number] }
  | { readonly line: number; readonly kind: 'faulty'; readonly faults: readonly EntryFault[] };

export interface ListWishes {
  readonly catalogue: CommuneCatalogue;
  readonly columns: ListColumns;
  readonly defaults: ListDefaults;
}

/** How many entries an import made, and how many lines it left out for which reason. */
export interface ListOutcome {
  readonly taken: number;
  readonly before: number;
  readonly lawful: number;
}

/** Takes a list of what people said into the register: all lines that can be taken, or none where one is faulty. */
@Injectable()
export class ListImportService {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Reads the list as `take` does, and stores nothing. */
  async preview(table: ListTable, wishes: ListWishes): Promise<readonly ListRow[]> {
    const read = this.read(table, wishes);
    return this.queue.read(withKnown(wishes.catalogue.key, read));
  }

  /** @returns null, with nothing stored, where a line is faulty */
  async take(table: ListTable, wishes: ListWishes, actor: string): Promise<ListOutcome | null> {
    const read = this.read(table, wishes);
    if (read.some(({ kind }) => kind === 'faulty')) return null;
    return this.queue.commit(() => this.stored(wishes.catalogue.key, read, actor));
  }

  private read(table: ListTable, { catalogue, columns, defaults }: ListWishes): readonly ListRow[] {
    const today = this.clock.today();
    const seen = new Map<string, number>();
    return typedRows(table, columns, defaults, { catalogue, namesOf }).map(({ line, typed }): ListRow => {
      const which = lawfulKinds.find((kind) => kind === typed.kind);
      if (which) return { line, kind: 'lawful', which };
      const entry = readEntry(typed, { catalogue, today });
      if ('faults' in entry) return { line, kind: 'faulty', faults: entry.faults };
      const said = this.hashOf(catalogue.key, entry);
      const time = (seen.get(said) ?? 0) + 1;
      seen.set(said, time);
      return { line, kind: 'new', entry, source: `list:${said}:${time}` };
    });
  }

  /** What a line says is itself, whatever file it stands in: a longer file of the same list doubles nothing. */
  private hashOf(communeId: string, { receivedOn, channel, village, text }: ReadEntry): string {
    const said = JSON.stringify([communeId, receivedOn, channel, village, text]);
    return this.secrets.keyedHash('list', said).toString('base64url').slice(0, 32);
  }

  private *stored(communeId: string, read: readonly ListRow[], actor: string): Work<ListOutcome> {
    const counts = { taken: 0, before: 0, lawful: 0 };
    for (const row of read) {
      if (row.kind === 'lawful') counts.lawful += 1;
      if (row.kind !== 'new') continue;
      const { entry, source } = row;
      const isNew = yield* this.feedback.taken({ communeId, id: randomUUID(), ...entry, source }, actor);
      counts[isNew ? 'taken' : 'before'] += 1;
    }
    if (counts.taken > 0) {
      yield* this.audit.append({ actor, communeId, action: 'feedback-list', object: communeId, details: counts });
    }
    return counts;
  }
}

function* withKnown(communeId: string, read: readonly ListRow[]): Work<readonly ListRow[]> {
  const found: ListRow[] = [];
  for (const row of read) {
    const isKnown = row.kind === 'new' && (yield* entries.count({ communeId, source: row.source })) > 0;
    found.push(isKnown ? { ...row, kind: 'before' } : row);
  }
  return found;
}

/** As the pages call it, in every language. */
function namesOf(group: string, value: string): readonly string[] {
  return allLanguages().map((language) => translate(language, `feedbackWords.${group}.${value}`));
}
