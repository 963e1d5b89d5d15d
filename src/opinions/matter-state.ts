import type { Day } from '../rules/days.js';
import type { OpinionMatter } from './opinion.entity.js';

/** `ahead`: its period has not begun; `over`: it has ended, and paper may still be counted; `closed`: all is final. */
export type MatterState = 'ahead' | 'open' | 'over' | 'closed';

type Period = Pick<OpinionMatter, 'opensOn' | 'closesOn' | 'closedOn'>;

export function stateOfMatter({ opensOn, closesOn, closedOn }: Period, today: Day): MatterState {
  if (closedOn !== null) return 'closed';
  if (today < opensOn) return 'ahead';
  return today > closesOn ? 'over' : 'open';
}

/** How a state is called, and how much it wants to be looked at. */
export function matterTag(state: MatterState): { readonly stateLabel: string; readonly stateStyle: string } {
  return { stateLabel: `opinions.states.${state}`, stateStyle: styles[state] };
}

const styles = { ahead: '', open: 'good', over: 'attention', closed: '' } as const;
