import { type CollectionPoint, pointKinds } from '../collection-points/collection-point.entity.js';
import { type PlaceKind, placesOf } from '../collection-points/point-places.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import { compareNames } from '../formatting/names.js';
import { type Choice, choice, type FieldsPage, type FieldsView, toFieldsView } from './campaign-fields.view-model.js';
import type { TypedCampaign } from './campaign-form.js';
import { type TemplateKey } from './campaign-templates.js';

/** The page that makes a campaign: what can be chosen, what was typed, and what is wrong with it. */
export interface NewCampaignView extends ChooseCommune, FieldsView {
  readonly commune: string;
  readonly heading: string;
  /** Links that fill in the page. */
  readonly templates: readonly { readonly key: TemplateKey; readonly label: string; readonly chosen: boolean }[];
  readonly typed: TypedCampaign;
  readonly pointKinds: readonly Choice[];
  readonly places: readonly (Choice & { readonly count: number })[];
  readonly points: readonly Choice[];
  readonly pointsOpen: boolean;
}

export interface NewCampaignPage extends FieldsPage {
  readonly communes: readonly CommuneCatalogue[];
  readonly points: readonly CollectionPoint[];
  readonly typed: TypedCampaign;
  readonly templates: readonly TemplateKey[];
  /** The one that filled in the page. */
  readonly template: TemplateKey | null;
}

export function toNewCampaignView(page: NewCampaignPage): NewCampaignView {
  const { catalogue, typed } = page;
  const places = placesOf(catalogue);
  return {
    ...toChooseCommune(page.communes, catalogue.key),
    ...toFieldsView(page),
    commune: catalogue.key,
    heading: communeHeading(catalogue),
    templates: page.templates.map((key) => {
      return { key, label: `campaigns.templates.${key}.label`, chosen: key === page.template };
    }),
    typed,
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
  };
}

const offered = ['counter', 'field', 'village'] as const satisfies readonly PlaceKind[];
