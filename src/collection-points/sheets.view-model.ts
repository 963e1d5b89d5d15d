import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import { compareNames } from '../formatting/names.js';
import type { Day } from '../rules/days.js';
import type { AddressWarning } from './address-warning.js';
import type { CollectionPoint } from './collection-point.entity.js';
import { settingOf } from './point-places.js';
import { type QrPath, qrPath } from './qr-path.js';

export const sheetSizes = ['a4', 'a5'] as const;
type SheetSize = (typeof sheetSizes)[number];

/** Sheets to print and pin up, one for each point. */
export interface SheetsView {
  readonly size: SheetSize;
  /** Class of the page's main part: one for each size of paper. */
  readonly sizes: readonly { readonly label: string; readonly href: string; readonly chosen: boolean }[];
  readonly stylesheet: string;
  readonly back: string;
  readonly survey: SurveyOnSheet | null;
  readonly addressWarning: AddressWarning | null;
  readonly sheets: readonly Sheet[];
}

/** The campaign that sheets are printed for; those of a commune name none, so that they serve the next one too. */
interface SurveyOnSheet {
  readonly name: string;
  /** First and last day on which it can be answered; null where it goes on. */
  readonly days: { readonly from: Day; readonly to: Day } | null;
}

interface Sheet {
  /** e.g. "xã Hồng Châu"; the style sheet writes it in capitals */
  readonly commune: string;
  readonly name: string;
  readonly setting: string | null;
  readonly qr: QrPath;
  /** The address without its protocol, as a person types it. */
  readonly address: string;
}

export interface SheetsPage {
  readonly catalogue: CommuneCatalogue;
  readonly points: readonly CollectionPoint[];
  readonly addressOf: (point: CollectionPoint) => string;
  readonly addressWarning: AddressWarning | null;
  readonly size: SheetSize;
  readonly survey: SurveyOnSheet | null;
  /** This page on the other paper: all but the size. */
  readonly path: string;
  readonly back: string;
}

export function toSheetsView(page: SheetsPage): SheetsView {
  const { catalogue, points, addressOf, size, path, back, survey } = page;
  return {
    ...{ size, back, survey, addressWarning: page.addressWarning },
    sizes: sheetSizes.map((one) => ({
      label: one.toUpperCase(),
      href: `${path}size=${one}`,
      chosen: one === size,
    })),
    stylesheet: `/assets/sheets-${size}.css`,
    sheets: [...points]
      .sort((a, b) => compareNames(a.name, b.name))
      .map((one) => ({
        commune: communeTitle(catalogue),
        name: brokenAfterDashes(one.name),
        setting: settingOf(catalogue, one),
        qr: qrPath(addressOf(one)),
        address: addressOf(one).replace(/^https?:\/\//, ''),
      })),
  };
}

/** Long names break after a dash, not before it. @example 'Quầy Tư pháp - Hộ tịch' → 'Quầy Tư pháp\u00a0– Hộ tịch' */
function brokenAfterDashes(name: string): string {
  return name.replace(/ [-–] /g, '\u00a0– ');
}
