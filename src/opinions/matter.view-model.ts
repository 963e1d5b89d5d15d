import { may, type Staff } from '../access/staff.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { formatRate } from '../formatting/numbers.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import type { MatterFault, TypedMatter } from './matter-form.js';
import { matterTag, stateOfMatter } from './matter-state.js';
import type { OpinionMatter, OpinionVillage } from './opinion.entity.js';
import { type Reached, reachedOf, shareOf } from './results.js';

/** The matters of a commune. */
export interface MattersView extends ChooseCommune {
  readonly spoken: Language;
  readonly communeId: string;
  readonly heading: string;
  readonly mayManage: boolean;
  readonly rows: readonly MatterLine[];
}

interface MatterLine {
  readonly name: string;
  readonly href: string;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly stateLabel: string;
  readonly stateStyle: string;
}

export function toMattersView(
  matters: readonly OpinionMatter[],
  about: {
    readonly catalogue: CommuneCatalogue;
    readonly communes: readonly CommuneCatalogue[];
    readonly reader: Pick<Staff, 'role'>;
    readonly today: Day;
  },
): MattersView {
  const { catalogue, communes, reader, today } = about;
  return {
    ...toChooseCommune(communes, catalogue.key),
    ...{ spoken: MAIN_LANGUAGE, communeId: catalogue.key, heading: communeHeading(catalogue) },
    mayManage: may(reader.role, 'manage-campaigns'),
    rows: matters.map(({ id, name, opensOn, closesOn, closedOn }) => ({
      ...{ name, href: `/opinions/${catalogue.key}/${id}`, opensOn, closesOn },
      ...matterTag(stateOfMatter({ opensOn, closesOn, closedOn }, today)),
    })),
  };
}

/** The form of a matter, a new one or one that nobody has been handed anything about. */
export interface MatterFormView {
  /** The language of what is asked. */
  readonly spoken: Language;
  readonly heading: string;
  readonly communeId: string;
  readonly id: string;
  readonly action: string;
  readonly back: string;
  readonly isNew: boolean;
  readonly changes: number;
  readonly typed: TypedMatter;
  readonly faults: readonly MatterFault[];
  readonly faultOf: Readonly<Partial<Record<keyof TypedMatter, string>>>;
  /** Key of why nothing was changed. */
  readonly conflict: string | null;
}

export function toMatterFormView(
  catalogue: CommuneCatalogue,
  page: Omit<MatterFormView, 'spoken' | 'heading' | 'communeId' | 'faultOf'>,
): MatterFormView {
  return {
    ...page,
    ...{ spoken: MAIN_LANGUAGE, heading: communeHeading(catalogue), communeId: catalogue.key },
    faultOf: Object.fromEntries(page.faults.map(({ field, message }) => [field, message])),
  };
}

/** One matter, and how many were reached: who answered, and never what. */
export interface MatterView {
  readonly spoken: Language;
  readonly heading: string;
  readonly name: string;
  readonly text: string;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly closedOn: Day | null;
  readonly stateLabel: string;
  readonly stateStyle: string;
  readonly address: string;
  readonly back: string;
  readonly rows: readonly ReachedRow[];
  readonly total: ReachedRow;
  /** Names of villages whose sheets were handed out, and not counted. */
  readonly uncounted: string;
  readonly mayEdit: boolean;
  readonly mayClose: boolean;
  readonly mayPrint: boolean;
  readonly saved: string | null;
  readonly conflict: string | null;
}

interface ReachedRow extends Reached {
  readonly name: string;
  readonly href: string | null;
  /** Returned of handed out, and households that answered; with a rate from thirty on. */
  readonly back: string;
  readonly answered: string;
}

export function toMatterView(
  matter: OpinionMatter,
  about: {
    readonly catalogue: CommuneCatalogue;
    readonly villages: readonly OpinionVillage[];
    readonly reader: Pick<Staff, 'role'>;
    readonly today: Day;
    readonly saved: unknown;
    readonly conflict: string | null;
  },
  language: Language,
): MatterView {
  const { catalogue, villages, reader, today, saved, conflict } = about;
  const { name, text, opensOn, closesOn, closedOn } = matter;
  const state = stateOfMatter(matter, today);
  const address = `/opinions/${catalogue.key}/${matter.id}`;
  const mayManage = may(reader.role, 'manage-campaigns');
  const isOpen = state !== 'closed';
  const counts = isOpen && may(reader.role, 'key-paper');
  const row = (title: string, href: string | null, of: readonly OpinionVillage[]): ReachedRow => {
    const reached = reachedOf(of);
    return {
      ...{ name: title, href, ...reached },
      back: shareWords(reached.returned, reached.handedOut, language),
      answered: shareWords(reached.valid, reached.households, language),
    };
  };
  const uncounted = villages.filter(({ sheets, returned }) => sheets > 0 && returned === 0);
  return {
    ...{ spoken: MAIN_LANGUAGE, heading: communeHeading(catalogue), name, text, opensOn, closesOn, closedOn },
    ...{ ...matterTag(state), address, back: `/opinions?commune=${catalogue.key}`, conflict },
    rows: catalogue.villages.map((village) => {
      const href = counts ? `${address}/villages/${village.key}` : null;
      return row(
        village.name,
        href,
        villages.filter((one) => one.village === village.key),
      );
    }),
    total: row('', null, villages),
    uncounted: catalogue.villages
      .filter(({ key }) => uncounted.some(({ village }) => village === key))
      .map((village) => village.name)
      .join(', '),
    mayEdit: mayManage && isOpen && villages.every(({ codes, sheets }) => codes + sheets === 0),
    mayClose: mayManage && state === 'over',
    mayPrint: state === 'closed' && may(reader.role, 'read-comments'),
    saved: savedWords.find((one) => one === saved) ? `opinions.saved.${String(saved)}` : null,
  };
}

const savedWords = ['made', 'changed', 'closed', 'counted', 'masked'] as const;

/** @example shareWords(40, 50, 'vi') // '40/50 (80%)' */
export function shareWords(part: number, whole: number, language: Language): string {
  if (whole === 0) return '–';
  const { rate } = shareOf(part, whole);
  return `${part}/${whole}${rate === null ? '' : ` (${formatRate(rate, { language })})`}`;
}
