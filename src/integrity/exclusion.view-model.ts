import { may, type Staff } from '../access/staff.js';
import { formatDay } from '../formatting/days.js';
import { translate } from '../formatting/languages.js';
import type { Day } from '../rules/days.js';
import { kindName } from './flag.view-model.js';
import type { FlagKind } from './flags.js';
import type { Exclusion } from './integrity.entity.js';
import { type Names, setWords } from './integrity-names.js';

/** One proposal in a list. */
export interface ExclusionRow {
  readonly set: string;
  readonly count: number;
  readonly stateLabel: string;
  readonly stateStyle: 'attention' | 'good' | 'bad' | 'neutral';
  readonly href: string;
}

/** One proposal, with who did what about it, and what the reader may do. */
export interface ExclusionView extends ExclusionRow {
  /** What became of it, a sentence each. */
  readonly story: readonly string[];
  readonly mayDecide: boolean;
  /** The reader proposed it, and somebody else has to decide. */
  readonly isOwn: boolean;
  readonly mayTakeBack: boolean;
}

/** A proposal in a list. */
export function toExclusionRow(exclusion: Exclusion, names: Names): ExclusionRow {
  const { campaignId, id, state, responses: count } = exclusion;
  const styles = { proposed: 'attention', excluded: 'bad', refused: 'neutral', returned: 'good' } as const;
  return {
    ...{ set: setWords(exclusion, names), count },
    ...{ stateLabel: `integrity.exclusionState.${state}`, stateStyle: styles[state] },
    href: `/campaigns/${campaignId}/integrity/exclusions/${id}`,
  };
}

/** @param isLocked its period is final */
export function toExclusionView(
  exclusion: Exclusion,
  { staff, isLocked, names }: { readonly staff: Staff; readonly isLocked: boolean; readonly names: Names },
): ExclusionView {
  const { state, proposedBy } = exclusion;
  const isOwn = proposedBy === staff.name;
  const decides = may(staff.role, 'decide-exclusions') && staff.kind === 'user' && !isLocked;
  return {
    ...toExclusionRow(exclusion, names),
    story: storyOf(exclusion, names),
    mayDecide: decides && state === 'proposed' && !isOwn,
    isOwn: decides && state === 'proposed' && isOwn,
    mayTakeBack: decides && state === 'excluded',
  };
}

function storyOf(exclusion: Exclusion, names: Names): readonly string[] {
  const { language } = names;
  const told = (key: string, name: string | null, role: string | null, day: Day | null, because: string | null) => {
    if (name === null || day === null) return [];
    const values = { name, because: because ?? '', day: formatDay(day, language) };
    const roleName = role === null ? '' : translate(language, `access.roles.${role}`);
    return [translate(language, `integrity.${key}`, { ...values, role: roleName })];
  };
  const { proposedBy, proposedRole, proposedOn, because, flag } = exclusion;
  const kind = flag?.split('~')[0] as FlagKind | undefined;
  return [
    ...told('proposedBy', proposedBy, proposedRole, proposedOn, because),
    ...(kind ? [translate(language, 'integrity.byFlag', { flag: kindName(kind, names) })] : []),
    ...told('decidedBy', exclusion.decidedBy, exclusion.decidedRole, exclusion.decidedOn, exclusion.decidedBecause),
    ...told('returnedBy', exclusion.returnedBy, null, exclusion.returnedOn, exclusion.returnedBecause),
  ];
}
