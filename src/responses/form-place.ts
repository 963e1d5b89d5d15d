import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { type CommuneCatalogue, receivingUnitAt } from '../communes/catalogue.js';
import type { Language } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { FormPlace } from './form-state.js';

/**
 * The collection point in words. Names of units and villages are names: they are not translated.
 * @example formPlaceOf(point, catalogue).who // 'Quầy Đất đai, Trung tâm PVHCC xã Hồng Châu'
 */
export function formPlaceOf(
  point: Pick<CollectionPoint, 'name' | 'unit' | 'counter' | 'village'>,
  catalogue: Pick<CommuneCatalogue, 'key' | 'name' | 'kind' | 'villageKind' | 'units' | 'counters' | 'villages'>,
): FormPlace {
  const commune = withKind(catalogue.kind, catalogue.name);
  const village = named(catalogue.villages, point.village);
  const within = village
    ? withKind(catalogue.villageKind, village)
    : named(catalogue.units, receivingUnitAt(catalogue, point));
  const subject = within && within !== point.name ? `${within}, ${commune}` : commune;
  return {
    ...{ name: point.name, commune, subject },
    ...{ resultsAddress: `/results/${catalogue.key}`, receiptAddress: `/receipt?commune=${catalogue.key}` },
    feedbackAddress: `/feedback/${catalogue.key}`,
    who: [point.name, asOneLine(point.name, within, commune)].join(', '),
    ownFields: catalogue.counters.find(({ key }) => key === point.counter)?.fields ?? [],
  };
}

/** What the name does not say yet; the Centre by the letters that everybody knows it by. */
function asOneLine(name: string, within: string | undefined, commune: string): string {
  if (!within || name.toLowerCase().includes(within.toLowerCase())) return commune;
  return `${within.replace('Phục vụ hành chính công', 'PVHCC')} ${commune}`;
}

/** The page of receipts in the language of the form. */
export function receiptAddressIn({ receiptAddress }: FormPlace, language: Language): string {
  return language === MAIN_LANGUAGE ? receiptAddress : `${receiptAddress}&lang=${language}`;
}

/** "xã Hồng Châu", "thôn Đông"; a name that says its kind itself is left as it is. */
function withKind(kind: string, name: string): string {
  return name.toLowerCase().startsWith(`${kind} `) ? name : `${kind} ${name}`;
}

function named(all: readonly { readonly key: string; readonly name: string }[], key: string | null) {
  return all.find((one) => one.key === key)?.name;
}
