import { may, type Staff } from '../access/staff.js';
import { communeHeading, unitName } from '../communes/catalogue.js';
import { spacedCode } from '../formatting/codes.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import { type CaseFault, type CaseField, type StepForm, stepForms, type TypedStep, USUAL_DAYS } from './case-form.js';
import type { CasePage } from './case-pages.service.js';
import { mayFollow, punctualityOf, type Step } from './case-steps.js';
import { RESPONDENT } from './cases.service.js';
import { type Choice, type EntryLine, named, toEntryLine } from './entry-words.js';
import type { CaseStep } from './feedback.entity.js';
import { type MaskEditor, type TypedMask, toMaskEditor } from './mask-form.js';

export interface CaseView extends EntryLine {
  /** The language of what people say. */
  readonly spoken: Language;
  readonly communeId: string;
  readonly heading: string;
  readonly enteredBy: string | null;
  /** Null for an entry that is no case. */
  readonly case: CaseFacts | null;
  /** Which of the forms are there. */
  readonly may: Readonly<Record<StepForm, boolean>> & { readonly open: boolean; readonly tell: boolean };
  readonly hasForms: boolean;
  readonly typed: TypedStep;
  readonly faults: readonly CaseFault[];
  readonly faultOf: Readonly<Partial<Record<CaseField, string>>>;
  /** Somebody was faster: what was typed is still there. */
  readonly conflict: boolean;
  /** Key of what was done just now. */
  readonly saved: string | null;
  readonly units: readonly Choice[];
  readonly contact: string | null;
  readonly hasContact: boolean;
  /** Null for whoever may not read the original, or where there is none any more. */
  readonly mask: MaskEditor | null;
  readonly isMaskOpen: boolean;
  /** Where an apology is written, for whoever writes letters, once it was answered late or is overdue. */
  readonly apology: string | null;
}

interface CaseFacts {
  readonly openedOn: Day;
  readonly answeredOn: Day | null;
  readonly isLate: boolean;
  readonly answer: string | null;
  readonly done: string | null;
  readonly disputes: number;
  readonly changes: number;
  readonly code: string;
  readonly slip: string;
  readonly steps: readonly StepLine[];
}

interface StepLine {
  readonly on: Day;
  /** Login name; empty for the citizen. */
  readonly by: string;
  readonly label: string;
  readonly words: string | null;
  readonly owner: string | null;
  readonly dueOn: Day | null;
}

/** What was sent and could not be done. */
export interface RefusedStep {
  readonly typed: TypedStep | null;
  readonly mask: { readonly form: TypedMask; readonly absent: readonly string[] } | null;
  readonly faults: readonly CaseFault[];
  readonly conflict: boolean;
  readonly saved: unknown;
}

export function toCaseView(page: CasePage, { role }: Pick<Staff, 'role'>, refused: RefusedStep): CaseView {
  const { entry, case: about, catalogue, asItWas, today, contact, hasContact, original } = page;
  const action = `/feedback/${entry.communeId}/${entry.id}/mask`;
  const { faults, conflict, saved } = refused;
  const typed = refused.typed ?? freshStep(page);
  const handles = may(role, 'handle-cases');
  const open = Object.fromEntries(
    stepForms.map((form) => [form, handles && about !== null && mayFollow(about, stepOf[form])]),
  ) as Record<StepForm, boolean>;
  return {
    ...toEntryLine(page, asItWas, today),
    spoken: MAIN_LANGUAGE,
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue), enteredBy: entry.enteredBy },
    case: about && toCaseFacts(page),
    may: {
      ...open,
      open: handles && about === null,
      tell: may(role, 'publish-results') && (about?.answer ?? null) !== null,
    },
    hasForms: Object.values(open).includes(true),
    ...{ typed, faults, conflict, contact, hasContact },
    faultOf: Object.fromEntries(faults.map(({ field, message }) => [field, message])),
    saved: told.some((one) => one === saved) ? `feedbackCase.saved.${saved}` : null,
    units: named(catalogue.units, typed.owner),
    mask:
      original === null
        ? null
        : toMaskEditor({ action, text: original, spans: entry.spans }, refused.mask ?? undefined),
    isMaskOpen: refused.mask !== null,
    apology: may(role, 'write-letters') && isOwedApology(page) ? apologyFor(entry) : null,
  };
}

function isOwedApology({ case: about, today }: CasePage): boolean {
  return about !== null && ['late', 'overdue'].includes(punctualityOf(about, today));
}

function apologyFor({ communeId, id }: CasePage['entry']): string {
  return `/letters/new?${new URLSearchParams({ commune: communeId, kind: 'apology', case: id })}`;
}

const told = ['entered', 'open', 'mask', ...stepForms];

const stepOf: Readonly<Record<StepForm, Step['kind']>> = {
  ...({ assign: 'assigned', note: 'noted', answer: 'answered', close: 'closed', reopen: 'reopened' } as const),
};

/** As the forms begin: the unit that it is about, and the usual number of days. */
function freshStep({ entry, case: about }: CasePage): TypedStep {
  return {
    changes: String(about?.changes ?? 0),
    owner: about?.owner ?? entry.unit ?? '',
    days: about?.dueOn ? '' : String(USUAL_DAYS),
    ...{ note: '', answer: '', done: '', because: '', told: undefined },
  };
}

function toCaseFacts({ entry, case: about, steps, asItWas, code, today }: CasePage): CaseFacts | null {
  if (!about || code === null) return null;
  const { openedOn, answeredOn, answer, done, disputes, changes } = about;
  return {
    ...{ openedOn, answeredOn, answer, done, disputes, changes },
    isLate: punctualityOf(about, today) === 'late',
    code: spacedCode(code),
    slip: `/feedback/${entry.communeId}/${entry.id}/slip`,
    steps: steps.map(({ kind, on, by, words, owner, dueOn }: CaseStep) => ({
      ...{ on, words, dueOn, by: by === RESPONDENT ? '' : by },
      label: `feedbackCase.steps.${kind}`,
      owner: owner && unitName(asItWas, owner),
    })),
  };
}
