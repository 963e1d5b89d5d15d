import { businessDate, businessTime } from '../config/clock.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import { plainCell } from '../writers/csv.js';
import { type AuditEntry, SERVER_CHAIN } from './audit.entity.js';
import { type AuditFilter, addressOf } from './audit-filter.js';
import { type AuditObject, objectOf } from './audit-object.js';
import type { AuditNames, Checked } from './audit-page.service.js';
import { auditGroups, labelOfAction, labelOfActor } from './audit-words.js';
import type { Staff } from './staff.js';
import type { Choice } from './users.view-model.js';

export interface AuditView {
  readonly rows: readonly AuditRow[];
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly file: string;
  readonly filter: AuditFilter;
  readonly groups: readonly Choice[];
  readonly communes: readonly Choice[];
  readonly severalCommunes: boolean;
  /** When the chains were walked, in Vietnam, and how they were found. */
  readonly checked: { readonly day: Day; readonly time: string; readonly entries: number };
  readonly broken: readonly { readonly chain: string; readonly chainLabel: string | null; readonly number: number }[];
}

interface AuditRow extends AuditObject {
  readonly day: Day;
  readonly time: string;
  readonly actor: string;
  /** Key of the words for an actor that is no person. */
  readonly actorLabel: string | null;
  readonly fullName: string;
  /** Key of the sentence; null where the action has none. */
  readonly label: string | null;
  readonly action: string;
  readonly commune: string | null;
  readonly reason: string;
  /** Key of its words, where the reason was chosen from a list. */
  readonly reasonLabel: string | null;
  readonly attempts: number | null;
}

interface Read {
  readonly entries: readonly AuditEntry[];
  readonly names: AuditNames;
  readonly found: number;
  readonly page: number;
  readonly pages: number;
}

export function toAuditView(read: Read, { at, chains }: Checked, filter: AuditFilter, reader: Staff): AuditView {
  const { entries, names, found, page, pages } = read;
  const broken = chains.flatMap(({ chain, firstBroken }) =>
    firstBroken === null ? [] : [{ chain, number: firstBroken }],
  );
  return {
    rows: entries.map((entry) => toRow(entry, names, reader)),
    ...{ found, page, pages, filter },
    previous: page > 1 ? addressOf('/audit', filter, page - 1) : null,
    next: page < pages ? addressOf('/audit', filter, page + 1) : null,
    file: addressOf('/audit.csv', filter),
    groups: Object.keys(auditGroups).map((value) => {
      return { value, label: `audit.groups.${value}`, chosen: value === filter.group };
    }),
    communes: names.communes.map(({ id, name }) => ({ value: id, label: name, chosen: id === filter.commune })),
    severalCommunes: reader.communeId === null,
    checked: { day: businessDate(at), time: businessTime(at), entries: sum(chains.map((one) => one.entries)) },
    broken: broken.map(({ chain, number }) => {
      const name = names.communes.find(({ id }) => id === chain)?.name ?? chain;
      return { chain: name, number, chainLabel: chainLabelOf(chain) };
    }),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

function chainLabelOf(chain: string): string | null {
  if (chain === SERVER_CHAIN) return 'audit.serverChain';
  return chain.startsWith('_') ? 'audit.earlierChain' : null;
}

function toRow(entry: AuditEntry, names: AuditNames, reader: Staff): AuditRow {
  const { at, actor, action, details, communeId } = entry;
  const { reason, attempts } = details;
  return {
    ...objectOf(entry, names, reader.role),
    ...{ day: businessDate(at), time: businessTime(at), actor, action },
    actorLabel: labelOfActor(actor),
    fullName: names.users.find(({ name }) => name === actor)?.fullName ?? '',
    label: labelOfAction(action),
    commune: names.communes.find(({ id }) => id === communeId)?.name ?? null,
    reason: typeof reason === 'string' ? reason : '',
    reasonLabel: ['paper-sheet-spoilt', 'paper-sheet-taken-out'].includes(action)
      ? `paper.spoiltBecause.${reason}`
      : null,
    attempts: typeof attempts === 'number' ? attempts : null,
  };
}

/** The same as a table for a file; all of an entry, so that its chain can be walked again elsewhere. */
export function toAuditTable(
  { entries, names }: Pick<Read, 'entries' | 'names'>,
  reader: Staff,
  language: Language,
): readonly (readonly string[])[] {
  const t = (key: string, values: Record<string, string> = {}): string => translate(language, key, values);
  const columns = (...keys: string[]): string[] => keys.map((key) => t(`audit.columns.${key}`));
  const head = [...columns('day', 'time'), t('audit.who'), t('audit.what'), t('audit.object'), t('audit.commune')];
  const rows = entries.map((entry) => {
    const { day, time, actor, actorLabel, fullName, label, action, name, commune, reason, reasonLabel } = toRow(
      entry,
      names,
      reader,
    );
    const who = actorLabel ? t(actorLabel) : [fullName, `(${actor})`].filter((one) => one !== '').join(' ');
    const what = label ? t(label) : t('audit.other', { action });
    const sealed = [action, JSON.stringify(entry.details), entry.chain, String(entry.number), entry.hash];
    return [day, time, who, what, name, commune ?? '', reasonLabel ? t(reasonLabel) : reason, ...sealed].map(plainCell);
  });
  return [[...head, t('audit.why'), ...columns('code', 'details', 'chain', 'number', 'hash')], ...rows];
}
