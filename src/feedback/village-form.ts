import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type FormFields, only, ownField } from '../responses/form-fields.js';
import type { Day } from '../rules/days.js';
import { cleanText } from '../rules/typed-text.js';
import { entryKinds } from './feedback.entity.js';
import type { NewEntry } from './feedback.service.js';
import { COMPLAINT, entryIdOf, LONGEST_TEXT } from './public-form.js';
import type { VillageInWeek } from './village-weeks.service.js';

/** What was heard in a village, as its head or an officer types it; one thing at a time. Pure. */

export interface TypedHeard {
  /** Made by the page, so that what is sent twice is kept once. */
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  /** Key of the unit it is about; empty where that is not known. */
  readonly unit: string;
}

/** Why a field cannot be taken: the field and the reason, as in the key of its sentence. */
export type HeardFault = 'kind.missing' | 'kind.complaint' | 'text.missing' | 'text.too-long' | 'unit.unknown';

export const nothingHeard = (): TypedHeard => ({ id: randomUUID(), kind: '', text: '', unit: '' });

/** Reads a form; whatever else is sent with it is nothing. */
export function heardIn(fields: FormFields): TypedHeard {
  const value = (name: string): string => only(fields, name) ?? '';
  const sent = z.uuid().safeParse(value(ownField.id));
  return {
    id: sent.success ? sent.data : randomUUID(),
    kind: value('kind'),
    text: value('text').replaceAll('\r\n', '\n'),
    unit: value('unit'),
  };
}

/** What is wrong, in the order of the page. */
export function faultsOfHeard(typed: TypedHeard, { units }: CommuneCatalogue): readonly HeardFault[] {
  const text = cleanText(typed.text);
  const faults: readonly (HeardFault | false)[] = [
    typed.kind === COMPLAINT && 'kind.complaint',
    typed.kind !== COMPLAINT && !entryKinds.some((one) => one === typed.kind) && 'kind.missing',
    text === '' && 'text.missing',
    text.length > LONGEST_TEXT && 'text.too-long',
    typed.unit !== '' && !units.some(({ key }) => key === typed.unit) && 'unit.unknown',
  ];
  return faults.filter((fault) => fault !== false);
}

/** What is kept of it, where nothing is wrong. */
export function heardEntry(typed: TypedHeard, { communeId, village, week }: VillageInWeek, receivedOn: Day): NewEntry {
  const said = {
    kind: entryKinds.find((one) => one === typed.kind) ?? 'report',
    ...{ text: cleanText(typed.text), unit: typed.unit || null, village },
  };
  const from = { communeId, receivedOn, channel: 'village', place: null, source: null, contact: null } as const;
  // In another week the same words are heard again.
  return { ...from, ...said, needsAnswer: false, id: entryIdOf(typed.id, [week, said]) };
}
