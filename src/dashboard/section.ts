import type { Chart } from './chart-file.js';
import type { Reading } from './reading.js';

/** A page of the dashboard: pages and the files of their charts loop over these. */
export interface Section {
  readonly template: string;
  readonly view: (reading: Reading) => Promise<object>;
  /** By name, which stands in the address of their files; null where there is nothing to draw. */
  readonly charts: Readonly<Record<string, (reading: Reading) => Promise<Chart | null>>>;
}

/** What a section is made of: it reads once, and everything that it shows is made of what was read. */
interface Made<Source> {
  readonly template: string;
  readonly read: (reading: Reading) => Promise<Source>;
  readonly view: (source: Source, reading: Reading) => object;
  readonly charts: Readonly<Record<string, (source: Source, reading: Reading) => Chart | null>>;
}

export function section<Source>({ template, read, view, charts }: Made<Source>): Section {
  const drawn = Object.entries(charts).map(
    ([name, chart]) => [name, async (reading: Reading) => chart(await read(reading), reading)] as const,
  );
  return {
    template,
    view: async (reading) => view(await read(reading), reading),
    charts: Object.fromEntries(drawn),
  };
}
