import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { type QrPath, qrPath } from '../collection-points/qr-path.js';
import type { Device } from './device.entity.js';
import { UNPAIRED_PIN } from './device-codes.js';

/** A tablet with the code that is shown once. */
export interface NewTablet {
  readonly device: Device;
  readonly code: string;
}

export interface PairingView {
  readonly communeId: string;
  readonly name: string;
  readonly code: string;
  readonly pin: string;
  readonly unpairedPin: string;
  /** What the tablet opens. */
  readonly address: string;
  readonly qr: QrPath;
}

/** @param address of the first point's kiosk */
export function toPairingView(
  { device, code }: NewTablet,
  point: CollectionPoint,
  second: CollectionPoint | null,
  address: string,
): PairingView {
  const shown = second ? `${address}?and=${second.code}` : address;
  return {
    ...{ communeId: device.communeId, name: point.name, code, pin: device.pin, unpairedPin: UNPAIRED_PIN },
    address: shown,
    // Behind the "#" it reaches the tablet's page, and no server or log on the way.
    qr: qrPath(`${shown}#pair=${code}`),
  };
}
