import { type Day, writtenDay } from '../rules/days.js';
import { type CommuneCatalogue, communeHeading } from './catalogue.js';
import type { CatalogueFault } from './catalogue-faults.js';
import { type FaultLine, toFaultLines } from './fault-lines.js';
import type { JsonFault } from './json-text.js';

/** What an officer tried to import, and why it was refused. */
export interface RefusedImport {
  /** Key of the shipped commune chosen, or empty. */
  readonly shipped: string;
  /** The JSON text pasted, or empty. */
  readonly text: string;
  /** The day from which on it holds, as it was typed. */
  readonly day: string;
  readonly field: 'shipped' | 'text' | 'from';
  /** Key of the sentence. */
  readonly message: string;
  /** Everything that is wrong with the file. */
  readonly lines: readonly FaultLine[];
  readonly more: number;
  /** Where a text stops being JSON. */
  readonly line: JsonFault | null;
}

export interface CommunesView {
  readonly communes: readonly CommuneRow[];
  readonly shipped: readonly { readonly key: string; readonly name: string; readonly chosen: boolean }[];
  readonly refused: RefusedImport | null;
  /** The day from which on what is imported holds, as it stands in the form. */
  readonly from: string;
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
  today: Day,
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
    from: refused?.day ?? writtenDay(today),
  };
}

/** What is wrong with what was sent, for the page to say. */
export function toRefusedImport(
  typed: { readonly shipped: string; readonly text: string; readonly from: string },
  fault: ImportFault,
): RefusedImport {
  const refused = { ...typed, field: 'text' as const, lines: [], more: 0, line: null, day: typed.from };
  if (typeof fault === 'string') return { ...refused, field: fieldOf[fault], message: `communes.faults.${fault}` };
  if ('line' in fault) return { ...refused, message: 'communes.faults.notJson', line: fault };
  return { ...refused, message: 'communes.faults.several', ...toFaultLines(fault.faults) };
}

type ImportFault = keyof typeof fieldOf | JsonFault | { readonly faults: readonly CatalogueFault[] };

const fieldOf = { nothing: 'shipped', otherCommune: 'text', noDay: 'from', farAway: 'from' } as const;
