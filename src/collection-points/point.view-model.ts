import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import type { Day } from '../rules/days.js';
import type { AddressWarning } from './address-warning.js';
import type { CollectionPoint, ReplacedCode } from './collection-point.entity.js';
import type { IssueCounts } from './one-time-codes.queries.js';
import { placeOfPoint } from './point-places.js';
import { hasSheet } from './points.view-model.js';
import { type QrPath, qrPath } from './qr-path.js';
import { shareTexts } from './share-texts.js';

/** One point: its code, texts to send, and the one-time codes printed for it. */
export interface PointView {
  readonly communeId: string;
  readonly heading: string;
  readonly id: string;
  readonly name: string;
  readonly kindLabel: string;
  readonly place: string | null;
  readonly address: string;
  readonly addressWarning: AddressWarning | null;
  readonly qr: QrPath;
  readonly pictures: readonly { readonly href: string; readonly file: string; readonly format: string }[];
  readonly hasSheet: boolean;
  readonly revokedOn: Day | null;
  readonly mayReplace: boolean;
  /** Of a link: whether the first page leads to it; null for any other point. */
  readonly onHomePage: boolean | null;
  /** What was done just now, as a key. */
  readonly done: string | null;
  readonly earlierCodes: readonly ReplacedCode[];
  readonly earlierPlaces: readonly EarlierPlace[];
  /** What is sent to people; none for a tablet and for paper. */
  readonly texts: readonly TextToCopy[];
  readonly issues: readonly (IssueCounts & { readonly expired: boolean })[];
  readonly choices: readonly number[];
}

/** Where the point stood until a day, that one included; null where it was no place of its commune any more. */
export interface EarlierPlace {
  readonly until: Day;
  readonly name: string | null;
}

interface TextToCopy {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly signs: number | null;
  readonly messages: number | null;
}

export interface PointPage {
  readonly catalogue: CommuneCatalogue;
  readonly point: CollectionPoint;
  readonly address: string;
  readonly addressWarning: AddressWarning | null;
  readonly issues: readonly IssueCounts[];
  readonly earlierCodes: readonly ReplacedCode[];
  readonly earlierPlaces: readonly EarlierPlace[];
  readonly done: 'changed' | 'replaced' | null;
  readonly today: Day;
}

/** Codes to print at once: full sheets of eight. */
export const codeCounts = [8, 40, 80, 200, 400] as const;

export function toPointView(page: PointPage): PointView {
  const { catalogue, point, address, issues, today, addressWarning } = page;
  const { id, name, kind, code, revokedOn } = point;
  const place = placeOfPoint(catalogue, point)?.name ?? null;
  return {
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue), id, name, address, revokedOn },
    addressWarning,
    ...{ earlierCodes: page.earlierCodes, earlierPlaces: page.earlierPlaces },
    onHomePage: kind === 'link' && revokedOn === null ? point.onHomePage : null,
    ...{ mayReplace: isOpenedOnPhones(point), done: page.done && `pointChanges.done.${page.done}` },
    kindLabel: `points.kind.${kind}`,
    place: place === name ? null : place,
    qr: qrPath(address),
    pictures: ['png', 'svg'].map((format) => ({
      href: `/k/${code}/qr.${format}`,
      file: `qr-${code}.${format}`,
      format: format.toUpperCase(),
    })),
    hasSheet: hasSheet(kind),
    texts: isOpenedOnPhones(point)
      ? shareTexts(catalogue, point, address).map(({ key, text, size }) => ({
          ...{ id: `text-${key}`, label: `sharing.${key}`, hint: `sharing.${key}Hint`, text },
          ...{ signs: size?.signs ?? null, messages: size?.messages ?? null },
        }))
      : [],
    issues: issues.map((issue) => ({ ...issue, expired: issue.expiresOn < today })),
    choices: codeCounts,
  };
}

/** A tablet opens its own page, and paper is keyed: neither is sent to anybody. */
export function isOpenedOnPhones({ kind, revokedOn }: CollectionPoint): boolean {
  return revokedOn === null && kind !== 'kiosk' && kind !== 'paper';
}
