import { type CommuneCatalogue, unitName } from '../communes/catalogue.js';
import type { Day } from '../rules/days.js';
import { punctualityOf } from './case-steps.js';
import type { FeedbackCase } from './feedback.entity.js';
import type { Told } from './feedback.service.js';

/** A value of a list of choices, with the key of its words or, for names, the words themselves. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** How a case is called, and how much it wants to be looked at. */
interface StateWords {
  readonly stateLabel: string;
  readonly stateStyle: string;
}

/** Choices of words of this room, by the group of their keys. */
export function labelled(values: readonly string[], group: string, chosen: string): readonly Choice[] {
  return values.map((value) => ({ value, label: `feedbackWords.${group}.${value}`, chosen: value === chosen }));
}

/** Choices of things that have a name of their own. */
export function named(all: readonly { readonly key: string; readonly name: string }[], chosen: string): Choice[] {
  return all.map(({ key, name }) => ({ value: key, label: name, chosen: key === chosen }));
}

/** The name of a village; a key that nobody knows any more stands for itself. */
export function villageName({ villages }: Pick<CommuneCatalogue, 'villages'>, key: string): string {
  return villages.find((one) => one.key === key)?.name ?? key;
}

/** @param about null for an entry that is no case */
function stateWords(about: FeedbackCase | null, today: Day): StateWords {
  if (about === null) return { stateLabel: 'feedbackWords.states.none', stateStyle: '' };
  const isOverdue = punctualityOf(about, today) === 'overdue';
  const state = isOverdue ? 'overdue' : about.state;
  return { stateLabel: `feedbackWords.states.${state}`, stateStyle: styles[state] };
}

const styles = {
  new: 'attention',
  assigned: '',
  answered: 'good',
  disputed: 'bad',
  closed: '',
  overdue: 'bad',
} as const;

/** What every page says of an entry, without its words. */
export interface EntryLine extends StateWords {
  readonly href: string;
  readonly receivedOn: Day;
  readonly channelLabel: string;
  readonly kindLabel: string;
  readonly masked: string;
  readonly place: string | null;
  readonly village: string | null;
  /** The unit it is about. */
  readonly unit: string | null;
  /** The unit that answers. */
  readonly owner: string | null;
  readonly dueOn: Day | null;
}

export function toEntryLine({ entry, case: about }: Told, catalogue: CommuneCatalogue, today: Day): EntryLine {
  const { communeId, id, receivedOn, channel, kind, masked, place, village, unit } = entry;
  const owner = about?.owner ?? null;
  return {
    ...stateWords(about, today),
    ...{ href: `/feedback/${communeId}/${id}`, receivedOn, masked, place },
    ...{ channelLabel: `feedbackWords.channels.${channel}`, kindLabel: `feedbackWords.kinds.${kind}` },
    village: village && villageName(catalogue, village),
    unit: unit && unitName(catalogue, unit),
    owner: owner && unitName(catalogue, owner),
    dueOn: about?.dueOn ?? null,
  };
}
