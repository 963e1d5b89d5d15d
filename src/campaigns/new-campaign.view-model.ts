import { type CollectionPoint, pointKinds } from '../collection-points/collection-point.entity.js';
import { type PlaceKind, placesOf } from '../collection-points/point-places.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import type { Text } from '../formatting/languages.js';
import { compareNames } from '../formatting/names.js';
import { titleAt } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';
import type { CampaignFault, CampaignField, TypedCampaign } from './campaign-form.js';

/** The page that makes a campaign: what can be chosen, what was typed, and what is wrong with it. */
export interface NewCampaignView extends ChooseCommune {
  readonly commune: string;
  readonly heading: string;
  readonly questionnaires: readonly QuestionnaireOption[];
  /** Those that ask about the same as another one. */
  readonly forTablets: readonly QuestionnaireOption[];
  readonly typed: TypedCampaign;
  readonly targets: readonly Choice[];
  /** By what continuous feedback locks, and when its months begin. */
  readonly periods: readonly Choice[];
  readonly fromDays: readonly Choice[];
  readonly pointKinds: readonly Choice[];
  readonly places: readonly (Choice & { readonly count: number })[];
  readonly points: readonly Choice[];
  readonly pointsOpen: boolean;
  readonly faults: readonly FaultLine[];
  /** Each fault under the name of its field, to stand beside it. */
  readonly faultOf: Readonly<Partial<Record<CampaignField, FaultLine>>>;
  readonly overlapsWith: string;
}

/** One sentence, with what it needs. */
interface FaultLine extends Pick<CampaignFault, 'field' | 'due'> {
  readonly message: string;
  /** What stands in the field, if it is a line. */
  readonly typed: string;
  readonly campaign: string;
}

interface QuestionnaireOption {
  readonly key: string;
  readonly title: Text;
  /** To answer its first part. */
  readonly minutes: number;
  readonly chosen: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface NewCampaignPage {
  readonly catalogue: CommuneCatalogue;
  readonly communes: readonly CommuneCatalogue[];
  readonly questionnaires: readonly Questionnaire[];
  readonly points: readonly CollectionPoint[];
  readonly typed: TypedCampaign;
  readonly faults: readonly CampaignFault[];
  /** Name of the campaign that uses one of the points already. */
  readonly overlapsWith: string;
}

export function toNewCampaignView(page: NewCampaignPage): NewCampaignView {
  const { catalogue, typed, overlapsWith } = page;
  const places = placesOf(catalogue);
  const faults = page.faults.map(({ field, why, due }): FaultLine => {
    const written = typed[field as keyof TypedCampaign];
    const line = typeof written === 'string' ? written : '';
    return { field, due, message: `campaigns.faults.${why}`, typed: line, campaign: overlapsWith };
  });
  return {
    ...toChooseCommune(page.communes, catalogue.key),
    commune: catalogue.key,
    heading: communeHeading(catalogue),
    questionnaires: page.questionnaires.map((one) => toOption(one, catalogue, typed.questionnaire)),
    forTablets: page.questionnaires
      .filter(({ key, subject }) => page.questionnaires.some((one) => one.subject === subject && one.key !== key))
      .map((one) => toOption(one, catalogue, typed.tabletQuestionnaire)),
    typed,
    targets: (['usual', 'own', 'none'] as const).map((target) =>
      choice(target, `campaigns.targetChoice.${target}`, target === typed.target),
    ),
    periods: (['quarter', 'month'] as const).map((period) =>
      choice(period, `campaigns.periodChoice.${period}`, period === typed.period),
    ),
    fromDays: (['1', '15'] as const).map((day) =>
      choice(day, `campaigns.fromDayChoice.day${day}`, day === typed.fromDay),
    ),
    pointKinds: pointKinds.map((kind) => choice(kind, `points.kind.${kind}`, kind === typed.pointKind)),
    places: offered
      .map((kind) => ({
        ...choice(kind, `campaigns.forPlaces.${kind}`, typed.places.includes(kind)),
        count: places[kind].length,
      }))
      .filter(({ count }) => count > 0),
    points: [...page.points]
      .filter(({ revokedOn }) => revokedOn === null)
      .sort((a, b) => compareNames(a.name, b.name))
      .map((point) => ({
        ...choice(point.id, point.name, typed.points.includes(point.id)),
        kindLabel: `points.kind.${point.kind}`,
      })),
    pointsOpen: typed.points.length > 0,
    faults,
    faultOf: Object.fromEntries(faults.map((fault) => [fault.field, fault])),
    overlapsWith,
  };
}

const offered = ['counter', 'field', 'village'] as const satisfies readonly PlaceKind[];

function toOption(questionnaire: Questionnaire, catalogue: CommuneCatalogue, chosen: string): QuestionnaireOption {
  const { key, minutes } = questionnaire;
  return { key, title: titleAt(questionnaire, catalogue), minutes: minutes.short, chosen: key === chosen };
}

function choice(value: string, label: string, chosen: boolean): Choice {
  return { value, label, chosen };
}
