import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { projectFolder } from '../config/settings.js';
import type { SheetRun } from './draw-sheets.js';
import type { SheetForm } from './sheet-layout.js';
import type { Piece } from './sheet-pieces.js';

const worker = join(projectFolder, 'dist/paper/sheets-worker.js');

/** What the thread is to do. */
export type SheetsTask =
  | { readonly kind: 'draw'; readonly runs: readonly SheetRun[]; readonly title: string }
  | { readonly kind: 'lay'; readonly forms: readonly SheetForm[] };

/** Draws the sheets that are printed, apart from the thread that answers requests, one file at a time. */
@Injectable()
export class SheetsFile {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param title of the file, for the window that shows it
   * @returns a PDF file
   * @throws Error where the thread fails
   */
  async draw(runs: readonly SheetRun[], title: string): Promise<Buffer> {
    return Buffer.from(await this.next<Uint8Array>({ kind: 'draw', runs, title }));
  }

  /** @returns the pages of each form, without drawing them @throws Error where the thread fails */
  lay(forms: readonly SheetForm[]): Promise<readonly (readonly Piece[])[]> {
    return this.next({ kind: 'lay', forms });
  }

  private next<Done>(task: SheetsTask): Promise<Done> {
    const done = this.last.then(() => inWorker<Done>(task));
    // Whoever comes next is not told of it again.
    this.last = done.catch(() => undefined);
    return done;
  }
}

/** Shows a file of sheets in the window that asked for it, and keeps it nowhere. */
export async function sendSheets(reply: FastifyReply, name: string, file: Buffer): Promise<void> {
  await reply
    .headers({ 'Content-Type': 'application/pdf', 'Cache-Control': 'private, no-store' })
    .header('Content-Disposition', `inline; filename="phieu-${name.replace(/[^A-Za-z0-9._-]+/g, '-')}.pdf"`)
    .send(file);
}

function inWorker<Done>(task: SheetsTask): Promise<Done> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread that draws sheets has ended.')));
  });
}
