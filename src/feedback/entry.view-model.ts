import { type CommuneCatalogue, communeHeading } from '../communes/catalogue.js';
import { type EntryFault, type EntryField, lawfulKinds, staffChannels, type TypedEntry } from './entry-form.js';
import { type Choice, labelled, named } from './entry-words.js';
import { entryKinds } from './feedback.entity.js';

/** The form on which staff enter what somebody said. */
export interface EntryView {
  readonly communeId: string;
  readonly heading: string;
  readonly id: string;
  readonly typed: TypedEntry;
  readonly faults: readonly EntryFault[];
  readonly faultOf: Readonly<Partial<Record<EntryField, string>>>;
  readonly channels: readonly Choice[];
  readonly kinds: readonly Choice[];
  /** What is not taken here, each with where it goes. */
  readonly lawful: readonly (Choice & { readonly where: string })[];
  readonly villages: readonly Choice[];
  readonly units: readonly Choice[];
  /** The form was sent with other words before: they are kept, and these are another entry. */
  readonly isSentBefore: boolean;
}

export function toEntryView(page: {
  readonly catalogue: CommuneCatalogue;
  readonly id: string;
  readonly typed: TypedEntry;
  readonly faults: readonly EntryFault[];
  readonly isSentBefore: boolean;
}): EntryView {
  const { catalogue, id, typed, faults, isSentBefore } = page;
  return {
    ...{ communeId: catalogue.key, heading: communeHeading(catalogue), id, typed, faults, isSentBefore },
    faultOf: Object.fromEntries(faults.map(({ field, message }) => [field, message])),
    channels: labelled(staffChannels, 'channels', typed.channel),
    kinds: labelled(entryKinds, 'kinds', typed.kind),
    lawful: labelled(lawfulKinds, 'kinds', typed.kind).map((one) => ({
      ...one,
      where: `feedbackRegister.faults.${one.value}`,
    })),
    villages: named(catalogue.villages, typed.village),
    units: named(catalogue.units, typed.unit),
  };
}
