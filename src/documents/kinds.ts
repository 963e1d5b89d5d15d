import { handover } from './kinds/handover.js';
import type { DocumentKind } from './kinds/kind.js';
import { plan } from './kinds/plan.js';
import { report } from './kinds/report.js';
import { tally } from './kinds/tally.js';

/** Every kind of paper, by the name in its address, in the order of a survey. */
export const kinds = { plan, handover, tally, report } as const satisfies Record<string, DocumentKind>;
export type KindName = keyof typeof kinds;

/** Their names, in the same order. */
export const kindNames = Object.keys(kinds) as readonly KindName[];

/** Whether an address, or what is stored of a paper, names a kind there is. */
export function isKindName(text: unknown): text is KindName {
  return kindNames.some((name) => name === text);
}
