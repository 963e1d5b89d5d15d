import type { Role } from '../access/staff.js';
import type { Proof } from '../responses/dimensions.js';

/** Who handed paper sheets out, from the most to the least independent of the unit that is rated. */
export const handers = ['front', 'youth', 'union', 'village', 'unit'] as const;
export type Hander = (typeof handers)[number];

/**
 * How sure a sheet makes it that one person answered once: numbered sheets handed out by the Fatherland Front stand as
 * high as a one-time code, those of the rated unit itself lowest; the others like a printed QR code.
 * @example proofOf('front') // 'one-time'
 */
export function proofOf(hander: Hander): Proof {
  if (hander === 'front') return 'one-time';
  return hander === 'unit' ? 'own-paper' : 'fixed';
}

/** What a role may say of its own batches: a clerk of the rated unit cannot claim the proof of the Front. */
export function handersFor(role: Role): readonly Hander[] {
  if (role === 'collector') return ['front', 'youth', 'union'];
  return role === 'clerk' ? ['village', 'unit'] : handers;
}
