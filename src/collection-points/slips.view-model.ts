import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import { spacedCode } from '../formatting/codes.js';
import type { Day } from '../rules/days.js';
import type { AddressWarning } from './address-warning.js';
import type { CollectionPoint } from './collection-point.entity.js';
import type { PrintedCodes } from './one-time-codes.service.js';
import { settingOf } from './point-places.js';
import { type QrPath, qrPath } from './qr-path.js';

/** Slips to cut apart and hand out, one code each. Shown in the answer to the request that made them, and never again. */
export interface SlipsView {
  readonly back: string;
  readonly count: number;
  readonly name: string;
  /** Where it was handed out; a link is called by what it asks about. */
  readonly place: string;
  readonly expiresOn: Day;
  /** The fixed address, which works without a code. */
  readonly plainAddress: string;
  readonly addressWarning: AddressWarning | null;
  readonly pages: readonly (readonly Slip[])[];
}

interface Slip {
  readonly code: string;
  readonly qr: QrPath;
  /** With the code, as a person types it. */
  readonly address: string;
}

/** Two columns of four on A4. */
const SLIPS_ON_A_PAGE = 8;

export function toSlipsView(
  catalogue: CommuneCatalogue,
  point: CollectionPoint,
  { issue, codes }: PrintedCodes,
  { address, addressWarning }: { readonly address: string; readonly addressWarning: AddressWarning | null },
): SlipsView {
  const slips = codes.map((code) => ({
    code: spacedCode(code),
    qr: qrPath(`${address}?c=${code}`),
    address: `${typed(address)}?c=${code}`,
  }));
  return {
    back: `/points/${catalogue.key}/${point.id}`,
    count: codes.length,
    name: point.name,
    place: (point.kind === 'link' && settingOf(catalogue, point)) || `${communeTitle(catalogue)} · ${point.name}`,
    expiresOn: issue.expiresOn,
    plainAddress: typed(address),
    addressWarning,
    pages: Array.from({ length: Math.ceil(slips.length / SLIPS_ON_A_PAGE) }, (_, page) =>
      slips.slice(page * SLIPS_ON_A_PAGE, (page + 1) * SLIPS_ON_A_PAGE),
    ),
  };
}

function typed(address: string): string {
  return address.replace(/^https?:\/\//, '');
}
