import type { Chart } from './chart-file.js';
import type { Reading } from './reading.js';
import type { Section } from './section.js';
import { questions } from './sections/questions.js';
import { time } from './sections/time.js';
import { trust } from './sections/trust.js';
import { units } from './sections/units.js';

/** The pages that every subject has, by the name in their address. */
export const sections = { units, questions, time, trust } as const satisfies Record<string, Section>;
type SectionName = keyof typeof sections;

export const sectionNames = Object.keys(sections) as readonly SectionName[];

/** Every chart of every section, by the name of its files. */
export const charts: ReadonlyMap<string, (reading: Reading) => Promise<Chart | null>> = new Map(
  Object.values(sections).flatMap((section) => Object.entries(section.charts)),
);
