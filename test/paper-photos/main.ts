import { writeFileSync } from 'node:fs';
import { drawSheets } from '../../src/paper/draw-sheets.js';
import { damagedFigures } from './damaged-figures.js';
import { figures } from './figures.js';
import { printedSheets } from './printed-sheets.js';
import { realOnes } from './real-photographs.js';
import { SEEDS } from './seeds.js';
import { memory, speed } from './speed.js';
import { teachNetwork } from './teach-network.js';

/*
 * How well photographs of paper forms are read. Simulated ones unless something else is said; see test/README.md.
 */
const [what] = process.argv.slice(2);
const sheets = printedSheets();
const count = Number(process.env.PHOTOS ?? 40);
const from = Number(process.env.FROM ?? 0);

if (what === '--teach') await teachNetwork(sheets);
else if (what === '--speed') await speed(sheets, count);
else if (what === '--memory') await memory(sheets, process.argv[3] ?? '');
else if (what === '--real') await realOnes(sheets, process.argv[3] ?? 'test/paper-photos/real');
else if (what === '--damaged') await damagedFigures(sheets, SEEDS.thresholds.from + from, count);
else if (what === '--print') {
  // To be filled in and photographed by people.
  const runs = sheets.map(({ form, layout: { version, batch } }) => ({
    form,
    version,
    batch,
    numbers: ['001', '002'],
  }));
  writeFileSync(process.argv[3] ?? 'sheets.pdf', drawSheets(runs, 'Phiếu'));
} else {
  const { from: first } = what === '--final' ? SEEDS.final : SEEDS.thresholds;
  await figures(sheets, first + from, count);
}
