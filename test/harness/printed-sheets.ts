import { AskedOnPaper } from '../../src/paper/asked-on-paper.service.js';
import { BatchesService } from '../../src/paper/batches.service.js';
import { measureText } from '../../src/paper/draw-sheets.js';
import { PrintedPages } from '../../src/paper/printed-pages.service.js';
import { layoutSheet } from '../../src/paper/sheet-layout.js';
import type { Piece } from '../../src/paper/sheet-pieces.js';
import { toSheetRun } from '../../src/paper/sheet-runs.js';
import type { TestServer } from './server.js';

/** The pages of a sheet of a batch, as they are drawn. */
export async function printedPages({ get }: TestServer, batchId: string): Promise<readonly Piece[]> {
  const batch = await get(BatchesService, { strict: false }).find(batchId);
  const run = toSheetRun({ batch, asked: await get(AskedOnPaper, { strict: false }).printed(batch) });
  return layoutSheet(run.form, measureText());
}

/** The same as they stand on the paper of a batch that may have been printed before. */
export async function keptPages({ get }: TestServer, batchId: string): Promise<readonly Piece[]> {
  const batch = await get(BatchesService, { strict: false }).find(batchId);
  const asked = await get(AskedOnPaper, { strict: false }).printed(batch);
  const [run] = await get(PrintedPages, { strict: false }).runs([{ batch, asked }]);
  return run?.pages ?? [];
}

/** Their words, line after line. */
export async function printedWords(server: TestServer, batchId: string): Promise<string> {
  return (await printedPages(server, batchId)).flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ');
}

/** How many pages a PDF file has. */
export function pagesOf(file: Buffer): number {
  return file.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
