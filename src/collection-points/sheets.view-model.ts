import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import { compareNames } from '../formatting/names.js';
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
  readonly sheets: readonly Sheet[];
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
  readonly size: SheetSize;
  /** The one point asked for; null for all of the commune. */
  readonly point: string | null;
}

export function toSheetsView({ catalogue, points, addressOf, size, point }: SheetsPage): SheetsView {
  const rest = point === null ? '' : `&point=${point}`;
  return {
    size,
    sizes: sheetSizes.map((one) => ({
      label: one.toUpperCase(),
      href: `/points/sheets?commune=${catalogue.key}&size=${one}${rest}`,
      chosen: one === size,
    })),
    stylesheet: `/assets/sheets-${size}.css`,
    back: `/points?commune=${catalogue.key}`,
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
