import { may, type Staff } from '../access/staff.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import { type Choice, type EntryLine, labelled, named, toEntryLine } from './entry-words.js';
import { entryChannels, entryKinds } from './feedback.entity.js';
import type { RegisterPage, WaitingCases } from './register.service.js';
import { entryStates, hasMoreWords, MOST_WORDS, type RegisterFilter, registerAddress } from './register-filter.js';

export interface RegisterView extends ChooseCommune {
  /** The language of what people say. */
  readonly spoken: Language;
  readonly communeId: string;
  readonly heading: string;
  readonly rows: readonly (EntryLine & { readonly slip: string | null })[];
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  readonly previous: string | null;
  readonly next: string | null;
  /** What needs somebody now, each with the list of it. */
  readonly counts: readonly WaitingCases[];
  readonly filter: RegisterFilter;
  /** How many words are looked for, where more were typed. */
  readonly mostWords: number | null;
  readonly isFiltered: boolean;
  /** False for whoever sees what they entered only. */
  readonly readsAll: boolean;
  readonly mayEnter: boolean;
  readonly mayHandle: boolean;
  readonly mayTell: boolean;
  readonly mayPrint: boolean;
  readonly states: readonly Choice[];
  readonly channels: readonly Choice[];
  readonly kinds: readonly Choice[];
  readonly units: readonly Choice[];
  readonly villages: readonly Choice[];
  /** Key of what was done just now. */
  readonly saved: string | null;
}

export function toRegisterView(
  read: RegisterPage,
  about: {
    readonly catalogue: CommuneCatalogue;
    readonly communes: readonly CommuneCatalogue[];
    readonly reader: Pick<Staff, 'role'>;
    readonly today: Day;
    readonly saved: unknown;
  },
): RegisterView {
  const { told, found, page, pages, filter, waiting } = read;
  const { catalogue, communes, reader, today, saved } = about;
  const communeId = catalogue.key;
  const { page: _, ...asked } = filter;
  const at = (number: number): string => registerAddress(communeId, { ...filter, page: number });
  return {
    ...toChooseCommune(communes, communeId),
    spoken: MAIN_LANGUAGE,
    ...{ communeId, heading: communeHeading(catalogue), found, page, pages, filter },
    rows: told.map((one) => {
      const line = toEntryLine(one, catalogue, today);
      return { ...line, slip: one.case && `${line.href}/slip` };
    }),
    previous: page > 1 ? at(page - 1) : null,
    next: page < pages ? at(page + 1) : null,
    counts: waiting ?? [],
    mostWords: hasMoreWords(filter) ? MOST_WORDS : null,
    isFiltered: Object.values(asked).some((value) => value),
    readsAll: waiting !== null,
    mayEnter: may(reader.role, 'enter-feedback'),
    mayHandle: may(reader.role, 'handle-cases'),
    mayTell: may(reader.role, 'publish-results'),
    mayPrint: may(reader.role, 'manage-points'),
    states: labelled(entryStates, 'states', filter.state),
    channels: labelled(entryChannels, 'channels', filter.channel),
    kinds: labelled(entryKinds, 'kinds', filter.kind),
    units: named(catalogue.units, filter.unit),
    villages: named(catalogue.villages, filter.village),
    saved: saved === 'entered' ? 'feedbackRegister.entered' : null,
  };
}
