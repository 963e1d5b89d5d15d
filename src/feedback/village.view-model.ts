import { may, type Staff } from '../access/staff.js';
import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import { type Choice, labelled, named, villageName } from './entry-words.js';
import { entryKinds } from './feedback.entity.js';
import { COMPLAINT, partsOf } from './public-form.js';
import type { HeardFault, TypedHeard } from './village-form.js';
import { heardFaultSentence } from './village-page.js';
import type { VillageLink } from './village-week.entity.js';
import { weekDays, weekName } from './village-week-words.js';
import { type HeardInWeek, stateOf } from './village-weeks.service.js';
import { mayLink, stateTag, type WeekChoice, weekChoices } from './villages.view-model.js';

/** One village in one week: what was heard, entering it for the head, and the head's link. */
export interface VillageView {
  readonly spoken: Language;
  readonly heading: string;
  readonly village: string;
  readonly week: string;
  readonly weekName: string;
  readonly days: string;
  readonly weeks: readonly WeekChoice[];
  readonly stateLabel: string;
  readonly stateStyle: string;
  readonly heard: readonly { href: string; kindLabel: string; masked: string; receivedOn: Day }[];
  readonly back: string;
  readonly address: string;
  readonly mayEnter: boolean;
  readonly mayLink: boolean;
  /** Nothing was said yet. */
  readonly isMissing: boolean;
  readonly typed: TypedHeard;
  readonly faults: readonly { readonly field: string; readonly sentence: string }[];
  readonly faultOf: Readonly<Partial<Record<string, string>>>;
  readonly kinds: readonly Choice[];
  readonly units: readonly Choice[];
  /** Of the newest link, 0 for none: what the form that makes one has read. */
  readonly linkNumber: number;
  readonly linkedSince: Day | null;
  /** Key of what was done just now. */
  readonly saved: string | null;
}

export interface VillagePage {
  readonly catalogue: CommuneCatalogue;
  readonly village: string;
  readonly week: HeardInWeek;
  readonly link: VillageLink | null;
  readonly reader: Pick<Staff, 'role'>;
  readonly today: Day;
  readonly typed: TypedHeard;
  readonly faults: readonly HeardFault[];
  readonly saved: unknown;
}

export function toVillageView(page: VillagePage, language: Language): VillageView {
  const { catalogue, village, week, link, reader, today, typed, faults, saved } = page;
  const address = `/feedback/${catalogue.key}/villages/${village}`;
  const told = faults.map((fault) => ({ field: partsOf(fault).field, sentence: heardFaultSentence(fault, language) }));
  const state = stateOf(week, village);
  return {
    ...{ spoken: MAIN_LANGUAGE, heading: communeHeading(catalogue), village: villageName(catalogue, village) },
    ...{ week: week.week, weekName: weekName(week.week, language), days: weekDays(week.week, language) },
    ...{ weeks: weekChoices(today, week.week, language), ...stateTag(state), isMissing: state === 'missing' },
    heard: week.heard
      .filter((one) => one.village === village)
      .map(({ id, kind, masked, receivedOn }) => ({
        ...{ href: `/feedback/${catalogue.key}/${id}`, kindLabel: `feedbackWords.kinds.${kind}`, masked, receivedOn },
      })),
    ...{ back: `/feedback/villages?commune=${catalogue.key}&week=${week.week}`, address },
    ...{ mayEnter: may(reader.role, 'enter-feedback'), mayLink: mayLink(reader) },
    ...{ typed, faults: told, faultOf: Object.fromEntries(told.map(({ field, sentence }) => [field, sentence])) },
    kinds: [
      ...labelled(entryKinds, 'kinds', typed.kind),
      { value: COMPLAINT, label: 'sendFeedback.kind.complaint', chosen: typed.kind === COMPLAINT },
    ],
    units: named(catalogue.units, typed.unit),
    ...{ linkNumber: link?.number ?? 0, linkedSince: link?.revokedOn === null ? link.madeOn : null },
    saved: savedWords.find((one) => one === saved) ? `villageWeek.saved.${String(saved)}` : null,
  };
}

const savedWords = ['entered', 'nothing', 'revoked'] as const;
