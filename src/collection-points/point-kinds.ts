import type { PointKind } from './collection-point.entity.js';

/** How answers reach a point, in the order pages offer them. */
export const pointKinds = ['qr', 'kiosk', 'meeting', 'paper', 'link'] as const satisfies readonly PointKind[];

export function isPointKind(value: unknown): value is PointKind {
  return pointKinds.some((kind) => kind === value);
}
