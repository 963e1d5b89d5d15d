import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import type { Device } from './device.entity.js';
import type { DeviceFault, TypedDevice } from './device-form.js';

/** The page on which an officer changes a tablet. */
export interface DeviceView extends DeviceFields {
  readonly communeId: string;
  readonly id: string;
  readonly name: string;
}

/** The fields that a new tablet and one that is changed have in common. */
export interface DeviceFields {
  readonly seconds: readonly Choice[];
  readonly days: readonly DayFields[];
  readonly fault: { readonly field: DeviceFault; readonly said: string } | null;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** Both times of one day of the week. */
interface DayFields {
  readonly weekday: number;
  readonly label: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly wrong: boolean;
}

/** @param seconds points that may stand beside its own */
export function toDeviceView(
  { communeId, id }: Device,
  { name }: CollectionPoint,
  seconds: readonly CollectionPoint[],
  typed: TypedDevice,
  fault: DeviceFault | null,
): DeviceView {
  return { communeId, id, name, ...toDeviceFields(seconds, typed, fault) };
}

export function toDeviceFields(
  seconds: readonly CollectionPoint[],
  { second, hours }: TypedDevice,
  fault: DeviceFault | null,
): DeviceFields {
  return {
    seconds: toChoices(seconds, second),
    days: hours.map((day, index) => {
      const weekday = index + 1;
      return { ...day, weekday, label: `figures.weekday.${weekday}`, wrong: fault === `opensAt${weekday}` };
    }),
    fault: fault && { field: fault, said: `devices.faults.${fault.startsWith('opensAt') ? 'hours' : fault}` },
  };
}

export function toChoices(points: readonly CollectionPoint[], chosen: string): readonly Choice[] {
  return points.map(({ id, name }) => ({ value: id, label: name, chosen: id === chosen }));
}
