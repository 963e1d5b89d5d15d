import { type CommuneCatalogue } from '../communes/catalogue.js';
import type { Text } from '../formatting/languages.js';
import { titleAt } from '../questionnaires/place.js';
import { askedAs, type Questionnaire } from '../questionnaires/questionnaire.js';
import { addDays, type Day, readDay } from '../rules/days.js';
import { DAYS_UNTIL_LOCK, lastLockDay } from './campaign-calendar.js';
import { type CampaignFault, type CampaignField, usualPlaces } from './campaign-check.js';
import type { TypedFields } from './campaign-form.js';

/** The fields that the pages of a campaign have in common: what can be chosen, and what is wrong. */
export interface FieldsView {
  readonly questionnaires: readonly QuestionnaireOption[];
  /** Those that go with another one; offered are those that go with the one chosen, which the script of the page follows. */
  readonly forTablets: readonly TabletOption[];
  /** Whether any goes with it. */
  readonly hasForTablets: boolean;
  /** Units that may lead it. */
  readonly owners: readonly Choice[];
  readonly targets: readonly Choice[];
  /** By what continuous feedback locks, and when its months begin. */
  readonly periods: readonly Choice[];
  readonly fromDays: readonly Choice[];
  /** Key of what the lock day means. */
  readonly lockHint: string;
  /** Until when the lock may wait for paper, and the key of the sentence that says so; null of continuous feedback. */
  readonly waits: { readonly until: Day; readonly text: string } | null;
  readonly faults: readonly FaultLine[];
  /** Each fault under the name of its field, to stand beside it. */
  readonly faultOf: Readonly<Partial<Record<CampaignField, FaultLine>>>;
}

/** One sentence, with what it needs. */
interface FaultLine extends Pick<CampaignFault, 'field' | 'due' | 'meant'> {
  readonly message: string;
  /** What stands in the field, if it is a line. */
  readonly typed: string;
  readonly campaign: string;
}

interface QuestionnaireOption {
  readonly key: string;
  readonly title: Text;
  /** Of whom what is asked in general: a tablet asks the same. */
  readonly asks: string;
  /** To answer its first part. */
  readonly minutes: number;
  /** Where it is usually answered, with spaces between, for the script that ticks the boxes. */
  readonly places: string;
  readonly chosen: boolean;
}

interface TabletOption extends QuestionnaireOption {
  readonly offered: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface FieldsPage {
  readonly catalogue: CommuneCatalogue;
  readonly questionnaires: readonly Questionnaire[];
  readonly typed: TypedFields;
  readonly faults: readonly CampaignFault[];
}

export function toFieldsView({ catalogue, questionnaires, typed, faults: found }: FieldsPage): FieldsView {
  const faults = toFaultLines(found, typed);
  const goesWith = (tablet: Questionnaire, whole: Questionnaire): boolean =>
    askedAs(tablet) === askedAs(whole) && tablet.key !== whole.key;
  const chosen = questionnaires.find(({ key }) => key === typed.questionnaire);
  const forTablets = questionnaires
    .filter((tablet) => questionnaires.some((whole) => goesWith(tablet, whole)))
    .map((tablet) => {
      const offered = chosen !== undefined && goesWith(tablet, chosen);
      const option = toOption(tablet, catalogue, typed.tabletQuestionnaire);
      return { ...option, offered, chosen: option.chosen && offered };
    });
  return {
    questionnaires: questionnaires.map((one) => toOption(one, catalogue, typed.questionnaire)),
    forTablets,
    hasForTablets: forTablets.some(({ offered }) => offered),
    owners: catalogue.units.map(({ key, name }) => choice(key, name, key === typed.owner)),
    targets: (['usual', 'own', 'none'] as const).map((target) =>
      choice(target, `campaigns.targetChoice.${target}`, target === typed.target),
    ),
    periods: (['quarter', 'month'] as const).map((period) =>
      choice(period, `campaigns.periodChoice.${period}`, period === typed.period),
    ),
    fromDays: (['1', '15'] as const).map((day) =>
      choice(day, `campaigns.fromDayChoice.day${day}`, day === typed.fromDay),
    ),
    lockHint: typed.continuous ? 'campaigns.locksHintContinuous' : 'campaigns.locksHint',
    waits: typed.continuous ? null : waitsOf(typed),
    ...{ faults, faultOf: Object.fromEntries(faults.map((fault) => [fault.field, fault])) },
  };
}

/** @param typed what stands in the fields, by their names */
function toFaultLines(faults: readonly CampaignFault[], typed: object): readonly FaultLine[] {
  return faults.map(({ field, why, due, meant, campaign = '' }) => {
    const written = (typed as Readonly<Record<string, unknown>>)[field];
    const line = typeof written === 'string' ? written : '';
    return { field, due, meant, campaign, message: `campaigns.faults.${why}`, typed: line };
  });
}

function waitsOf(typed: Pick<TypedFields, 'endsOn' | 'locksOn'>): FieldsView['waits'] {
  const [endsOn, locksOn] = [readDay(typed.endsOn), readDay(typed.locksOn)];
  const lockDay = locksOn ?? (endsOn && addDays(endsOn, DAYS_UNTIL_LOCK));
  if (!lockDay) return null;
  const until = lastLockDay(lockDay, { period: null });
  return { until, text: `campaigns.lockWaitsFor.${until.endsWith('-11-14') ? 'dossier' : 'usual'}` };
}

function toOption(questionnaire: Questionnaire, catalogue: CommuneCatalogue, chosen: string): QuestionnaireOption {
  const { key, minutes, subject } = questionnaire;
  const [title, places] = [titleAt(questionnaire, catalogue), usualPlaces(subject, catalogue).join(' ')];
  return { key, title, asks: askedAs(questionnaire), minutes: minutes.short, places, chosen: key === chosen };
}

export function choice(value: string, label: string, chosen: boolean): Choice {
  return { value, label, chosen };
}
