import { z } from 'zod';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { addDays, type Day, readDay } from '../rules/days.js';
import { cleanLine, cleanText } from '../rules/typed-text.js';
import { type EntryChannel, entryKinds } from './feedback.entity.js';
import type { NewEntry } from './feedback.service.js';

/** Where an officer finds what they enter; a survey's comments and the public form come by themselves. */
export const staffChannels = [
  ...(['box', 'zalo', 'facebook', 'email', 'hotline', 'village', 'front', 'visit', 'letter', 'meeting'] as const),
] as const satisfies readonly EntryChannel[];

/** What the law has a way of its own for: told where it goes, and kept nowhere. */
export const lawfulKinds = ['complaint', 'denunciation'] as const;

/** Whatever is too long for its field is told beside it, and kept. */
const typedText = z.string().max(50_000).default('');
export const entryForm = z.object({
  commune: z.string().max(100),
  /** Made with the page: a second click makes no second entry. */
  id: z.uuid(),
  receivedOn: typedText,
  channel: typedText,
  village: typedText,
  unit: typedText,
  place: typedText,
  kind: typedText,
  text: typedText,
  contact: typedText,
  needsAnswer: z.literal('yes').optional().catch(undefined),
});
export type TypedEntry = Omit<z.output<typeof entryForm>, 'commune' | 'id'>;

export type EntryField = Exclude<keyof TypedEntry, 'needsAnswer'>;
export interface EntryFault {
  readonly field: EntryField;
  /** Key of what is said at the field. */
  readonly message: string;
}

/** What of an entry somebody typed, or a line of a file says. */
export type ReadEntry = Omit<NewEntry, 'communeId' | 'id' | 'source'>;

/** As the form begins. */
export function freshEntry(today: Day): TypedEntry {
  const blank = { channel: '', village: '', unit: '', place: '', kind: '', text: '', contact: '' };
  return { ...blank, receivedOn: today, needsAnswer: undefined };
}

/** @returns the entry, or everything that is wrong with it at once */
export function readEntry(
  typed: TypedEntry,
  about: { readonly catalogue: CommuneCatalogue; readonly today: Day },
): ReadEntry | { readonly faults: readonly EntryFault[] } {
  const { catalogue, today } = about;
  const receivedOn = readReceived(typed.receivedOn, today);
  const channel = staffChannels.find((one) => one === typed.channel);
  const kind = entryKinds.find((one) => one === typed.kind);
  const village = keyIn(catalogue.villages, typed.village);
  const unit = keyIn(catalogue.units, typed.unit);
  const [place, contact, text] = [cleanLine(typed.place), cleanLine(typed.contact), cleanText(typed.text)];
  const faults = [
    ...(typeof receivedOn === 'string' ? [] : [receivedOn]),
    ...(channel ? [] : [fault('channel', 'channel')]),
    ...(kind ? [] : [fault('kind', kindFault(typed.kind))]),
    ...(village === undefined ? [fault('village', 'village')] : []),
    ...(unit === undefined ? [fault('unit', 'unit')] : []),
    ...(place.length > LONGEST_LINE ? [fault('place', 'place')] : []),
    ...(text === '' ? [fault('text', 'noText')] : []),
    ...(text.length > LONGEST_TEXT ? [fault('text', 'longText')] : []),
    ...(contact.length > LONGEST_LINE ? [fault('contact', 'contact')] : []),
  ];
  const isWhole = typeof receivedOn === 'string' && channel && kind && village !== undefined && unit !== undefined;
  if (faults.length > 0 || !isWhole) return { faults };
  const needsAnswer = typed.needsAnswer === 'yes';
  return {
    receivedOn,
    channel,
    kind,
    village,
    unit,
    text,
    needsAnswer,
    place: place || null,
    contact: contact || null,
  };
}

/** What is written is read by people, in one go. */
const LONGEST_TEXT = 5000;
const LONGEST_LINE = 200;
const OLDEST_DAYS = 730;

function readReceived(typed: string, today: Day): Day | EntryFault {
  const day = readDay(typed);
  if (day === null) return fault('receivedOn', 'day');
  if (day > today) return fault('receivedOn', 'future');
  return day < addDays(today, -OLDEST_DAYS) ? fault('receivedOn', 'old') : day;
}

/** @returns null where none is named, undefined where nobody knows it */
function keyIn(all: readonly { readonly key: string }[], typed: string): string | null | undefined {
  return typed === '' ? null : all.find(({ key }) => key === typed)?.key;
}

function kindFault(typed: string): string {
  return lawfulKinds.find((one) => one === typed) ?? 'kind';
}

function fault(field: EntryField, message: string): EntryFault {
  return { field, message: `feedbackRegister.faults.${message}` };
}
