import { formatMonth } from '../formatting/days.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { addDays, type Day } from '../rules/days.js';
import type { TypedCampaign } from './campaign-form.js';
import { type RoundMonth, roundFrom } from './next-round.js';

/** What communes set up again and again, by the calendar of their plans: links that fill in the page of a new campaign. */
export const templateKeys = ['june', 'november', 'centre', 'meeting', 'reception'] as const;
export type TemplateKey = (typeof templateKeys)[number];

export function isTemplate(asked: unknown): asked is TemplateKey {
  return templateKeys.some((key) => key === asked);
}

type Filled = Partial<TypedCampaign> & Pick<TypedCampaign, 'questionnaire' | 'opensOn' | 'endsOn'>;

const templates: Readonly<Record<TemplateKey, (today: Day) => Filled>> = {
  june: (today) => round('06', today),
  november: (today) => round('11', today),
  centre: (today) => ({
    ...{ questionnaire: 'trung-tam', tabletQuestionnaire: 'trung-tam-may-tinh-bang' },
    // Quarters of the calendar lock after the last working day of the quarter, when their evidence is due.
    ...{ ...byQuarter(today, '12-14'), fromDay: '15' },
  }),
  meeting: (today) => ({
    ...{ questionnaire: 'hop-thon', places: ['village'], pointKind: 'meeting', target: 'none' },
    ...{ opensOn: today, endsOn: addDays(today, DAYS_OF_MEETINGS) },
  }),
  reception: (today) => ({ questionnaire: 'tiep-cong-dan', places: [], target: 'none', ...byQuarter(today) }),
};

/** The survey on the administration, for a week in every village. */
function round(month: RoundMonth, today: Day): Filled {
  return { questionnaire: 'chinh-quyen', places: ['village'], ...roundFrom(month, today) };
}

/** Until the last quarter of the year ends; of the next year where this has no whole quarter left. */
function byQuarter(today: Day, last = '12-31'): Pick<Filled, 'continuous' | 'period' | 'opensOn' | 'endsOn'> {
  const year = addDays(today, DAYS_OF_QUARTER).slice(0, 4);
  return { continuous: 'yes', period: 'quarter', opensOn: today, endsOn: `${year}-${last}` as Day };
}

const DAYS_OF_QUARTER = 92;
/** Until every village has met. */
const DAYS_OF_MEETINGS = 30;

/** The key of the questionnaire that a template asks. */
export function questionnaireOf(key: TemplateKey, today: Day): string {
  return templates[key](today).questionnaire;
}

/**
 * The page of a new campaign as a template fills it in.
 * @param empty as it opens without one
 */
export function fromTemplate(key: TemplateKey, empty: TypedCampaign, today: Day): TypedCampaign {
  const filled = templates[key](today);
  const month = formatMonth(filled.opensOn.slice(0, 7), MAIN_LANGUAGE);
  const name = translate(MAIN_LANGUAGE, `campaigns.templates.${key}.name`, { month });
  return { ...empty, tabletQuestionnaire: '', ...filled, placesFor: filled.questionnaire, name };
}
