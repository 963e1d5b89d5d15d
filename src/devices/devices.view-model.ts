import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { type QrPath, qrPath } from '../collection-points/qr-path.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import { businessDate } from '../config/clock.js';
import { hoursByDays, lastWaking, type OpenDay } from '../rules/opening-hours.js';
import type { Device } from './device.entity.js';
import { type Choice, type DeviceFields, toChoices, toDeviceFields } from './device.view-model.js';
import { UNPAIRED_PIN } from './device-codes.js';
import { type DeviceFault, hoursTyped, OFFICE_HOURS, type TypedDevice } from './device-form.js';

/** A tablet as an officer wanted it, and the field at fault. */
export interface RefusedDevice {
  readonly typed: TypedDevice;
  readonly fault: DeviceFault;
}

export interface DevicesView extends ChooseCommune, DeviceFields {
  readonly communeId: string;
  readonly heading: string;
  readonly devices: readonly DeviceRow[];
  /** How many of them were not heard of since yesterday. */
  readonly unheard: number;
  readonly revoked: readonly DeviceRow[];
  readonly points: readonly Choice[];
  readonly unpairedPin: string;
}

interface DeviceRow {
  readonly id: string;
  readonly name: string;
  readonly secondName: string | null;
  readonly pairedOn: string | null;
  /** Key of the sentence about a code not yet used. */
  readonly codeState: string;
  readonly seen: Seen;
  readonly batteryPercent: number | null;
  readonly batteryLow: boolean;
  readonly waiting: number | null;
  readonly pin: string;
  /** Empty where it is always awake. */
  readonly hours: readonly HoursLine[];
  readonly quickRepeats: number | null;
  readonly revokedOn: string | null;
  readonly isUnheard: boolean;
}

/** `Thứ Hai – Thứ Sáu: 07:00 – 17:30`, as keys and times. */
interface HoursLine extends OpenDay {
  readonly from: string;
  /** null for one day */
  readonly to: string | null;
}

/** When a tablet was last heard of, as a sentence's key and its one value. */
export interface Seen {
  readonly key: string;
  readonly count: number | null;
  readonly day: string | null;
  /** Silent although it is paired: worth a look. */
  readonly silent: boolean;
}

export interface DevicesPage {
  readonly catalogue: CommuneCatalogue;
  /** Communes the reader may look at. */
  readonly communes: readonly CommuneCatalogue[];
  readonly points: readonly CollectionPoint[];
  readonly devices: readonly Device[];
  readonly now: Date;
  readonly refused: RefusedDevice | null;
}

/** Below this a tablet without a charger may not last the day. */
const LOW_BATTERY_PERCENT = 20;

export function toDevicesView({ catalogue, communes, points, devices, now, refused }: DevicesPage): DevicesView {
  const names = new Map(points.map(({ id, name }) => [id, name]));
  const unheard = new Set(unheardOf(devices, now));
  const rows = devices.map((device) => ({ ...toRow(device, names, now), isUnheard: unheard.has(device) }));
  const inUse = points.filter(({ kind, revokedOn }) => kind === 'kiosk' && revokedOn === null);
  const typed = refused?.typed ?? { point: '', second: '', hours: hoursTyped(OFFICE_HOURS) };
  return {
    ...toChooseCommune(communes, catalogue.key),
    communeId: catalogue.key,
    heading: communeHeading(catalogue),
    devices: rows.filter(({ revokedOn }) => revokedOn === null),
    unheard: unheard.size,
    revoked: rows.filter(({ revokedOn }) => revokedOn !== null),
    points: toChoices(inUse, typed.point),
    ...toDeviceFields(inUse.length > 1 ? inUse : [], typed, refused?.fault ?? null),
    unpairedPin: UNPAIRED_PIN,
  };
}

function toRow(device: Device, names: ReadonlyMap<string, string>, now: Date): Omit<DeviceRow, 'isUnheard'> {
  const { id, pointId, secondPointId, pairedAt, revokedAt, codeExpiresAt, batteryPercent, quickRepeats } = device;
  const { waiting, pin, hours } = device;
  const codeIsGood = codeExpiresAt !== null && codeExpiresAt > now;
  return {
    ...{ id, waiting, pin, batteryPercent },
    hours: hours === null ? [] : hoursByDays(hours).map(toLine),
    name: names.get(pointId) ?? '',
    secondName: secondPointId === null ? null : (names.get(secondPointId) ?? null),
    pairedOn: pairedAt && businessDate(pairedAt),
    codeState: codeIsGood ? 'devices.codeWaiting' : 'devices.codeExpired',
    seen: lastSeen(device.lastSeenAt, now),
    batteryLow: batteryPercent !== null && batteryPercent < LOW_BATTERY_PERCENT,
    quickRepeats: quickRepeats > 0 ? quickRepeats : null,
    revokedOn: revokedAt && businessDate(revokedAt),
  };
}

/**
 * Tablets that were not heard of since yesterday: silent from before their last opening until an hour after it, or for
 * longer. One that nobody ever paired is none of them, and on a day off none is missed.
 */
export function unheardOf(devices: readonly Device[], now: Date): readonly Device[] {
  const anHourAgo = new Date(now.getTime() - 3_600_000);
  return devices.filter(
    ({ pairedAt, revokedAt, lastSeenAt, hours }) =>
      pairedAt !== null && revokedAt === null && lastSeenAt !== null && lastSeenAt < lastWaking(hours, anHourAgo),
  );
}

function toLine({ from, to, ...times }: ReturnType<typeof hoursByDays>[number]): HoursLine {
  return { ...times, from: `figures.weekday.${from}`, to: from === to ? null : `figures.weekday.${to}` };
}

/**
 * When a tablet was last heard of. It reports every minute while it is awake.
 * @example lastSeen(new Date('2026-11-03T05:00:00Z'), new Date('2026-11-03T05:12:00Z')).count // 12
 */
export function lastSeen(at: Date | null, now: Date): Seen {
  if (at === null) return { key: 'devices.never', count: null, day: null, silent: false };
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 3) return { key: 'devices.seenNow', count: null, day: null, silent: false };
  if (minutes < 60) return { key: 'devices.seenMinutes', count: minutes, day: null, silent: true };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { key: 'devices.seenHours', count: hours, day: null, silent: true };
  return { key: 'devices.seenDay', count: null, day: businessDate(at), silent: true };
}

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
