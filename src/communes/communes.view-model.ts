import { type CommuneCatalogue, communeHeading } from './catalogue.js';
import { CatalogueFault } from './catalogue-file.js';
import type { JsonFault } from './json-text.js';

/** What an officer tried to import, and why it was refused. */
export interface RefusedImport {
  /** Key of the shipped commune chosen, or empty. */
  readonly shipped: string;
  /** The JSON text pasted, or empty. */
  readonly text: string;
  readonly field: 'shipped' | 'text';
  /** Key of the sentence, with the value it speaks of. */
  readonly message: string;
  readonly value: string;
  /** The way to the place in the file: names, and entries of lists counted from 1. */
  readonly place: readonly ({ readonly name: string } | { readonly entry: number })[];
  /** Where a text stops being JSON. */
  readonly line: JsonFault | null;
}

export interface CommunesView {
  readonly communes: readonly CommuneRow[];
  readonly shipped: readonly { readonly key: string; readonly name: string; readonly chosen: boolean }[];
  readonly refused: RefusedImport | null;
}

interface CommuneRow {
  readonly key: string;
  readonly name: string;
  readonly province: string;
  readonly units: number;
  readonly fields: number;
  readonly counters: number;
  readonly villages: number;
}

export function toCommunesView(
  communes: readonly CommuneCatalogue[],
  shipped: readonly CommuneCatalogue[],
  refused: RefusedImport | null,
): CommunesView {
  return {
    communes: communes.map((commune) => ({
      key: commune.key,
      name: communeHeading(commune),
      province: commune.province,
      units: commune.units.length,
      fields: commune.fields.length,
      counters: commune.counters.length,
      villages: commune.villages.length,
    })),
    shipped: shipped.map((commune) => ({
      key: commune.key,
      name: `${communeHeading(commune)} (${commune.province})`,
      chosen: commune.key === refused?.shipped,
    })),
    refused,
  };
}

/** What is wrong with what was sent, for the page to say. */
export function toRefusedImport(
  text: string,
  fault: CatalogueFault | JsonFault | 'nothing' | 'other-commune',
): RefusedImport {
  const refused = { shipped: '', text, field: 'text' as const, value: '', place: [], line: null };
  if (fault === 'nothing') return { ...refused, field: 'shipped', message: 'communes.faults.nothing' };
  if (fault === 'other-commune') return { ...refused, message: 'communes.faults.otherCommune' };
  if (!(fault instanceof CatalogueFault)) return { ...refused, message: 'communes.faults.notJson', line: fault };
  const sentence = sentences.find((one) => one === fault.reason) ?? 'other';
  const place = fault.place.map((step) => (typeof step === 'number' ? { entry: step + 1 } : { name: step }));
  return { ...refused, message: `communes.faults.${sentence}`, value: fault.value, place };
}

/** Reasons that have a sentence of their own; the rest share one. */
const sentences = ['twice', 'unknown', 'no-centre', 'invalid_type', 'invalid_value', 'unrecognized_keys'] as const;
