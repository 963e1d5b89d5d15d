import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type FormFields, only, ownField } from '../responses/form-fields.js';
import type { Day } from '../rules/days.js';
import { cleanLine, cleanText } from '../rules/typed-text.js';
import { entryKinds } from './feedback.entity.js';
import type { NewEntry } from './feedback.service.js';

/** What a citizen writes to a commune, on its page or through a program, and what of it cannot be taken. */

export const LONGEST_TEXT = 4000;
export const LONGEST_CONTACT = 200;

/** What the law calls khiếu nại or tố cáo can be chosen, so that whoever means it is told where it goes. */
export const COMPLAINT = 'complaint';

/** As it was typed. */
export interface TypedFeedback {
  /** Made by the page, so that what is sent twice is kept once. */
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly unit: string;
  readonly village: string;
  readonly wantsAnswer: boolean;
  readonly contact: string;
}

export const nothingTyped = (): TypedFeedback => ({
  ...{ id: randomUUID(), kind: '', text: '', unit: '', village: '', wantsAnswer: false, contact: '' },
});

/** Why a field cannot be taken: the field and the reason, as in the key of its sentence. */
export type FeedbackFault =
  | `kind.${'missing' | 'complaint'}`
  | `text.${'missing' | 'too-long'}`
  | `${'unit' | 'village'}.unknown`
  | `contact.${'too-long' | 'without-answer'}`;

/** @example partsOf('text.missing') // { field: 'text', code: 'missing' } */
export function partsOf(fault: string): { readonly field: string; readonly code: string } {
  const [field = '', code = ''] = fault.split('.');
  return { field, code };
}

const id = z.uuid();

/** Reads a form; whatever else is sent with it is nothing. */
export function typedIn(fields: FormFields): TypedFeedback {
  const value = (name: string): string => only(fields, name) ?? '';
  const sent = id.safeParse(value(ownField.id));
  return {
    id: sent.success ? sent.data : randomUUID(),
    kind: value('kind'),
    text: value('text').replaceAll('\r\n', '\n'),
    unit: value('unit'),
    village: value('village'),
    wantsAnswer: value('answer') !== '',
    contact: value('contact'),
  };
}

/** What a program sends. */
export const feedbackSchema = z.strictObject({
  id: id.optional(),
  kind: z.enum(entryKinds),
  text: z.string(),
  unit: z.string().nullish(),
  village: z.string().nullish(),
  wantsAnswer: z.boolean().default(false),
  contact: z.string().nullish(),
});

/** What is wrong, in the order of the page. */
export function faultsOf(typed: TypedFeedback, { units, villages }: CommuneCatalogue): readonly FeedbackFault[] {
  const text = cleanText(typed.text);
  const faults: readonly (FeedbackFault | false)[] = [
    typed.kind === COMPLAINT && 'kind.complaint',
    typed.kind !== COMPLAINT && !isKind(typed.kind) && 'kind.missing',
    text === '' && 'text.missing',
    text.length > LONGEST_TEXT && 'text.too-long',
    !isOneOf(units, typed.unit) && 'unit.unknown',
    !isOneOf(villages, typed.village) && 'village.unknown',
    cleanLine(typed.contact).length > LONGEST_CONTACT && 'contact.too-long',
    !typed.wantsAnswer && cleanLine(typed.contact) !== '' && 'contact.without-answer',
  ];
  return faults.filter((fault) => fault !== false);
}

/** What is kept of it, where nothing is wrong. */
export function entryOf(typed: TypedFeedback, communeId: string, receivedOn: Day): NewEntry {
  const { kind, unit, village, wantsAnswer } = typed;
  const said = {
    kind: entryKinds.find((one) => one === kind) ?? 'suggestion',
    text: cleanText(typed.text),
    unit: unit || null,
    village: village || null,
    contact: cleanLine(typed.contact) || null,
    needsAnswer: wantsAnswer,
  };
  const from = { communeId, receivedOn, channel: 'form', place: null, source: null } as const;
  return { ...from, ...said, id: entryIdOf(typed.id, said) };
}

/**
 * The same page sent again with the same words is the same entry; with other words, as after the browser's button back,
 * another one, so that neither is lost.
 */
export function entryIdOf(page: string, said: object): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([page, said]))
    .digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

function isKind(kind: string): boolean {
  return entryKinds.some((one) => one === kind);
}

function isOneOf(all: readonly { readonly key: string }[], chosen: string): boolean {
  return chosen === '' || all.some(({ key }) => key === chosen);
}
