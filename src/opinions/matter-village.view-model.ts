import { type QrPath, qrPath } from '../collection-points/qr-path.js';
import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import type { Columns } from '../database/table.js';
import { spacedCode } from '../formatting/codes.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import {
  type CountField,
  type CountsFault,
  countFields,
  LONGEST_REASON,
  reasonFields,
  type TypedCounts,
} from './counts-form.js';
import { stateOfMatter } from './matter-state.js';
import { type OpinionMatter, type OpinionVillage, opinionAnswers } from './opinion.entity.js';

/** What the page of a village shows beside what is kept. */
export interface VillageShown {
  readonly typed: TypedCounts;
  /** Made with each of the two forms: a second click does nothing. */
  readonly page: string;
  readonly printPage: string;
  readonly changes: number;
  readonly faults?: readonly CountsFault[];
  readonly conflict?: string;
  readonly saved?: unknown;
  /** How many codes were asked for, and why there are none. */
  readonly wanted?: string;
  readonly codesFault?: string;
}

export interface MatterVillageView {
  /** The language of what is asked. */
  readonly spoken: Language;
  readonly heading: string;
  readonly matter: string;
  readonly village: string;
  readonly address: string;
  readonly back: string;
  readonly page: string;
  readonly printPage: string;
  readonly changes: number;
  readonly fields: readonly FieldView[];
  readonly answers: readonly FieldView[];
  readonly reasons: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    fault: string | null;
  }[];
  readonly longest: number;
  readonly faults: readonly CountsFault[];
  readonly conflict: string | null;
  readonly saved: string | null;
  readonly codes: number;
  readonly byCode: number;
  /** How many more households can be given a code. */
  readonly left: number;
  readonly mayPrint: boolean;
  readonly wanted: string;
  readonly codesFault: string | null;
}

interface FieldView {
  readonly name: CountField;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly fault: string | null;
}

/**
 * The form as it begins: what is kept. What a village answered is read by whoever answers for the matter only: before it
 * is closed nobody else knows, and of a small village that is somebody's answer.
 */
export function typedOf(now: Columns<OpinionVillage>, seesAnswers: boolean): TypedCounts {
  const isShown = (field: CountField): boolean =>
    now.changes > 0 && (seesAnswers || !opinionAnswers.some((answer) => answer === field));
  const counts = Object.fromEntries(
    countFields.map((field) => [field, isShown(field) ? String(now[field]) : '']),
  ) as Record<CountField, string>;
  return { ...counts, yesReasons: '', noReasons: '', otherReasons: '' };
}

export function toMatterVillageView(
  about: {
    readonly matter: OpinionMatter;
    readonly catalogue: CommuneCatalogue;
    readonly name: string;
    readonly now: Columns<OpinionVillage>;
    readonly mayPrint: boolean;
  },
  shown: VillageShown,
  today: Day,
): MatterVillageView {
  const { matter, catalogue, name, now, mayPrint } = about;
  const { typed, page, printPage, changes, faults = [], conflict, saved, wanted, codesFault } = shown;
  const faultOf = (field: string): string | null => faults.find((one) => one.field === field)?.message ?? null;
  const field = (of: CountField): FieldView => ({
    ...{ name: of, label: `opinions.fields.${of}`, value: typed[of], fault: faultOf(of) },
    hint: of === 'households' || of === 'sheets' || of === 'invalid' ? `opinions.hints.${of}` : null,
  });
  const left = Math.max(0, now.households - now.codes - now.sheets);
  const takesAnswers = ['ahead', 'open'].includes(stateOfMatter(matter, today));
  return {
    ...{ spoken: MAIN_LANGUAGE, heading: communeHeading(catalogue), matter: matter.name, village: name },
    address: `/opinions/${catalogue.key}/${matter.id}/villages/${now.village}`,
    back: `/opinions/${catalogue.key}/${matter.id}`,
    ...{ page, printPage, changes, faults, conflict: conflict ?? null, longest: LONGEST_REASON },
    fields: (['households', 'sheets', 'returned', 'invalid'] as const).map(field),
    answers: (['yes', 'no', 'other'] as const).map(field),
    reasons: reasonFields.map((of) => {
      return { name: of, label: `opinions.fields.${of}`, value: typed[of], fault: faultOf(of) };
    }),
    saved: saved === 'counted' ? 'opinions.saved.counted' : null,
    ...{ codes: now.codes, byCode: now.yesByCode + now.noByCode + now.otherByCode, left },
    ...{ mayPrint: mayPrint && takesAnswers, wanted: wanted ?? String(left), codesFault: codesFault ?? null },
  };
}

/** Slips to cut apart and hand out, one for each household. */
export interface HouseholdSlips {
  readonly count: number;
  readonly commune: string;
  readonly village: string;
  readonly name: string;
  readonly closesOn: Day;
  readonly pages: readonly (readonly HouseholdSlip[])[];
}

interface HouseholdSlip {
  readonly code: string;
  readonly qr: QrPath;
  readonly address: string;
}

/** Two columns of four on A4. */
const SLIPS_ON_A_PAGE = 8;

export function toHouseholdSlips(
  codes: readonly string[],
  about: {
    readonly matter: OpinionMatter;
    readonly village: string;
    readonly commune: string;
    readonly baseUrl: string;
  },
): HouseholdSlips {
  const { matter, village, commune, baseUrl } = about;
  const slips = codes.map((code) => {
    const address = `${baseUrl}/o/${code}`;
    return { code: spacedCode(code), qr: qrPath(address), address: address.replace(/^https?:\/\//, '') };
  });
  return {
    ...{ count: codes.length, commune, village, name: matter.name, closesOn: matter.closesOn },
    pages: Array.from({ length: Math.ceil(slips.length / SLIPS_ON_A_PAGE) }, (_, at) =>
      slips.slice(at * SLIPS_ON_A_PAGE, (at + 1) * SLIPS_ON_A_PAGE),
    ),
  };
}
