import { weekOf } from '../campaigns/weeks.js';
import { type CommuneCatalogue, communeHeading, communeTitle } from '../communes/catalogue.js';
import { formatDay } from '../formatting/days.js';
import { type Language, translate } from '../formatting/languages.js';
import type { Look } from '../formatting/look.js';
import { compareNames } from '../formatting/names.js';
import type { ErrorLink } from '../responses/form-errors.js';
import type { Day } from '../rules/days.js';
import { named, villageName } from './entry-words.js';
import { entryKinds } from './feedback.entity.js';
import { COMPLAINT, LONGEST_TEXT, partsOf } from './public-form.js';
import { citizenPage } from './public-page.js';
import type { HeardFault, TypedHeard } from './village-form.js';
import { weekDays, weekName } from './village-week-words.js';
import { type HeardInWeek, stateOf } from './village-weeks.service.js';

/** What became of what was sent. */
export type VillageAnswer =
  | { readonly kind: 'asked' | 'unknown' | 'revoked' }
  /** A new week has begun since the page was opened. */
  | { readonly kind: 'over' }
  | { readonly kind: 'mistaken'; readonly faults: readonly HeardFault[] }
  | { readonly kind: 'refused'; readonly code: 'cannot-store-now' | 'too-many-attempts' }
  | { readonly kind: 'taken'; readonly nothing: boolean };

/** Whose page it is, and what was said before; nothing of it is shown to whoever has no link. */
export interface VillageReader {
  readonly commune: CommuneCatalogue;
  readonly village: string;
  /** This week, then those before it. */
  readonly weeks: readonly HeardInWeek[];
  readonly today: Day;
}

export interface VillagePageRequest {
  readonly answer: VillageAnswer;
  readonly code: string;
  readonly reader: VillageReader | null;
  readonly typed: TypedHeard;
  readonly language: Language;
  readonly look: Look;
  readonly demo: boolean;
}

export function toVillagePage(request: VillagePageRequest) {
  const { answer, code, reader, typed, language } = request;
  const errors = errorsOf(answer, language);
  const said = (target: string): string | null => errors.find((error) => error.target === target)?.message ?? null;
  const isShut = answer.kind === 'unknown' || answer.kind === 'revoked' || reader === null;
  const title = isShut ? `villageWeek.${answer.kind === 'revoked' ? 'revoked' : 'unknown'}` : 'villageWeek.title';
  return {
    ...citizenPage(request, { path: `/v/${code}`, title, errors }),
    commune: reader && communeHeading(reader.commune),
    committee: reader && communeTitle(reader.commune),
    shut: isShut ? `villageWeek.${answer.kind === 'revoked' ? 'revoked' : 'unknown'}Text` : null,
    open: isShut ? null : { ...toOpenPage(reader, request), taken: takenWords(answer, language) },
    ...{
      typed,
      longest: LONGEST_TEXT,
      isComplaint: errors.some(({ target }) => target === 'kind') && typed.kind !== '',
    },
    faults: { kind: said('kind'), text: said('text'), unit: said('unit') },
  };
}

function toOpenPage({ commune, village, weeks, today }: VillageReader, { language, typed }: VillagePageRequest) {
  const [now, ...before] = weeks;
  const week = weekOf(today);
  const sent = now?.heard.filter((one) => one.village === village) ?? [];
  return {
    village: villageName(commune, village),
    ...{ week, weekName: weekName(week, language), days: weekDays(week, language) },
    sent: sent.map(({ kind, masked, receivedOn }) => ({
      kind: translate(language, `sendFeedback.kind.${kind}`),
      masked,
      on: formatDay(receivedOn, language),
    })),
    saidNothing: now !== undefined && stateOf(now, village) === 'nothing',
    before: before.map((one) => ({
      name: weekName(one.week, language),
      state: stateWords(one, village, language),
    })),
    kinds: [...entryKinds, COMPLAINT].map((kind, at) => ({
      ...{ kind, id: at === 0 ? 'kind' : `kind-${kind}` },
      ...{ chosen: typed.kind === kind, apart: kind === COMPLAINT },
      label: translate(language, `sendFeedback.kind.${kind}`),
    })),
    units: named(commune.units, typed.unit).toSorted((one, other) => compareNames(one.label, other.label)),
  };
}

function stateWords(week: HeardInWeek, village: string, language: Language): string {
  const state = stateOf(week, village);
  if (state !== 'heard') return translate(language, `villageWeek.state.${state}`);
  return translate(language, 'villageWeek.heard', {
    count: week.heard.filter((one) => one.village === village).length,
  });
}

function takenWords(answer: VillageAnswer, language: Language): string | null {
  if (answer.kind === 'over') return translate(language, 'villageWeek.over');
  if (answer.kind !== 'taken') return null;
  return translate(language, answer.nothing ? 'villageWeek.takenNothing' : 'villageWeek.taken');
}

function errorsOf(answer: VillageAnswer, language: Language): readonly ErrorLink[] {
  if (answer.kind === 'refused') {
    const key = answer.code === 'too-many-attempts' ? 'villageWeek.tooMany' : `problems.${answer.code}`;
    return [{ target: 'send', message: translate(language, key) }];
  }
  if (answer.kind !== 'mistaken') return [];
  return answer.faults.map((fault) => ({ target: partsOf(fault).field, message: heardFaultSentence(fault, language) }));
}

/** Why a field cannot be taken, in words. */
export function heardFaultSentence(fault: HeardFault, language: Language): string {
  return translate(language, `villageWeek.fault.${fault}`, { limit: String(LONGEST_TEXT) });
}
