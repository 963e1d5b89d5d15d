import type { Text } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import { type CommuneCatalogue, communeHeading } from './catalogue.js';
import { changesBetween, type Detail, type PartChange } from './commune-changes.js';
import type { Consequence, LedItem } from './commune-surroundings.js';

/** What becomes of a commune, before it is saved: what changes, what stays, and what follows. */
export interface PreviewView {
  readonly commune: string;
  readonly heading: string;
  readonly from: Day;
  readonly when: 'past' | 'today' | 'later';
  readonly whenLabel: string;
  readonly draft: string;
  readonly mark: string;
  readonly parts: readonly PartView[];
  readonly consequences: readonly Consequence[];
  /** The first later day from which on something else was said before; null where nothing was. */
  readonly until: Day | null;
  /** Number of rows that stay, by part that changes. */
  readonly staying: readonly { readonly label: string; readonly count: number }[];
}

interface PartView {
  readonly label: string;
  readonly added: readonly Named[];
  readonly removed: readonly Named[];
  readonly changed: readonly (Named & { readonly details: readonly DetailView[] })[];
}

/** A row by its own name, or by a word. */
interface Named {
  readonly name: string;
  readonly label: string | null;
  readonly title: Text | null;
}

interface DetailView {
  readonly label: string;
  readonly before: Value;
  readonly after: Value;
}

/** As it is kept, or the key of its word. */
interface Value {
  readonly text: string;
  readonly label: string | null;
}

export interface PreviewPage {
  readonly before: CommuneCatalogue;
  readonly after: CommuneCatalogue;
  readonly from: Day;
  readonly today: Day;
  readonly mark: string;
  /** Days from which on the commune is another already. */
  readonly days: readonly Day[];
  readonly consequences: readonly Consequence[];
  readonly items: readonly LedItem[];
}

export function toPreview({ before, after, from, today, mark, days, consequences, items }: PreviewPage): PreviewView {
  const changes = changesBetween(before, after);
  const when = from < today ? 'past' : from === today ? 'today' : 'later';
  return {
    ...{ commune: before.key, heading: communeHeading(after), from, when, mark, consequences },
    whenLabel: `reorganising.when.${when}`,
    draft: JSON.stringify(after),
    parts: changes.map((change) => toPart(change, items)),
    until: days.find((day) => day > from) ?? null,
    staying: changes
      .filter(({ stays }) => stays > 0)
      .map(({ part, stays }) => ({ label: `reorganising.part.${part}`, count: stays })),
  };
}

function toPart({ part, added, removed, changed }: PartChange, items: readonly LedItem[]): PartView {
  const named = (name: string): Named => ({
    name,
    label: part === 'contacts' ? `communes.contact.${name}` : null,
    title: part === 'leads' ? (items.find(({ code }) => code === name)?.title ?? null) : null,
  });
  const value = (text: string, what: string): Value => ({
    text,
    label: text === '' ? null : wordFor(part, what, text),
  });
  const toDetail = ({ what, before, after }: Detail): DetailView => ({
    label: `reorganising.column.${what}`,
    before: value(before, what),
    after: value(after, what),
  });
  return {
    label: `reorganising.part.${part}`,
    added: added.map(named),
    removed: removed.map(named),
    changed: changed.map(({ name, details }) => ({ ...named(name), details: details.map(toDetail) })),
  };
}

/** What is kept as a key has a word. */
function wordFor(part: PartChange['part'], what: string, value: string): string | null {
  if (part === 'units' && what === 'kind') return `communes.unitKind.${value}`;
  if (what === 'role') return `communes.signerRole.${value}`;
  return what === 'example' ? 'communes.example' : null;
}
