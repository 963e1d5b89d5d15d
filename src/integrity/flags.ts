import type { About, Evidence, Found } from './evidence.js';
import { burst } from './flags/burst.js';
import { digits } from './flags/digits.js';
import { hours } from './flags/hours.js';
import { identical } from './flags/identical.js';
import { quick } from './flags/quick.js';
import { sheets } from './flags/sheets.js';
import { uniform } from './flags/uniform.js';
import { visits } from './flags/visits.js';

/** Every kind of flag, with what finds it; each has its words under `integrity.kinds`. A flag changes no figure. */
const kinds = { burst, quick, uniform, identical, visits, hours, sheets, digits } as const satisfies Record<
  string,
  (evidence: Evidence) => readonly Found[]
>;

/** The name of a kind, which stands in its keys and words. */
export type FlagKind = keyof typeof kinds;

/** One thing that looks unusual. */
export interface Flag extends Found {
  /** The same for the same kind about the same, however often it is looked for. */
  readonly key: string;
  readonly kind: FlagKind;
}

/** Everything that looks unusual in a period, kind by kind. */
export function flagsIn(evidence: Evidence): readonly Flag[] {
  return (Object.keys(kinds) as FlagKind[]).flatMap((kind) =>
    kinds[kind](evidence).map((found) => ({ ...found, kind, key: keyOf(kind, found.about) })),
  );
}

function keyOf(kind: FlagKind, { point, day, batch, clerk, week, field }: About): string {
  return [kind, point, day, batch, clerk, week, field].filter((part) => part !== undefined).join('~');
}
