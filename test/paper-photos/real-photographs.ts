import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCodes } from '../../src/paper/pictures/picture-file.js';
import { printedName } from '../../src/paper/pictures/printed-name.js';
import { readPhotograph } from '../../src/photographs/read-photograph.js';
import { greyOf } from './photograph.js';
import type { PrintedSheet } from './printed-sheets.js';

/** What people wrote on a sheet of `--print`: by question the values that they meant, none where it is empty. */
type Meant = Readonly<Record<string, readonly string[]>>;

/** Reads every picture of a folder that has a JSON file of its name beside it, and prints what differs. */
export async function realOnes(sheets: readonly PrintedSheet[], folder: string): Promise<void> {
  const layouts = sheets.map(({ layout }) => layout);
  const names = readdirSync(folder);
  const counts = { right: 0, doubtful: 0, wrong: 0, refused: 0 };
  for (const name of names.filter((one) => /\.(jpe?g|png)$/i.test(one))) {
    const truth = name.replace(/\.\w+$/, '.json');
    if (!names.includes(truth)) continue;
    const meant: Meant = JSON.parse(readFileSync(join(folder, truth), 'utf8'));
    for (const page of await readPhotograph(
      await greyOf(readFileSync(join(folder, name))),
      layouts,
      findCodes,
      printedName,
    )) {
      if (page.kind !== 'read') {
        counts.refused += 1;
        console.log(name, page.kind, page.kind === 'refused' ? page.reason : '');
        continue;
      }
      for (const [question, outcome] of page.answers) {
        const chosen = outcome.kind === 'certain' ? outcome.chosen : [];
        const isRight = [...chosen].sort().join() === [...(meant[question] ?? [])].sort().join();
        const is = outcome.kind === 'doubtful' ? 'doubtful' : isRight ? 'right' : 'wrong';
        counts[is] += 1;
        if (is !== 'right') console.log(name, question, is, 'read:', chosen, 'meant:', meant[question] ?? []);
      }
    }
  }
  console.table(counts);
}
