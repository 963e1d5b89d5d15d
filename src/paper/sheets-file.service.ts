import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { projectFolder } from '../config/settings.js';
import type { SheetRun } from './draw-sheets.js';

const worker = join(projectFolder, 'dist/paper/sheets-worker.js');

/** Draws the sheets that are printed, apart from the thread that answers requests, one file at a time. */
@Injectable()
export class SheetsFile {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param title of the file, for the window that shows it
   * @returns a PDF file
   * @throws Error where the thread fails
   */
  draw(runs: readonly SheetRun[], title: string): Promise<Buffer> {
    const drawn = this.last.then(() => inWorker(runs, title));
    // Whoever comes next is not told of it again.
    this.last = drawn.catch(() => undefined);
    return drawn;
  }
}

/** Shows a file of sheets in the window that asked for it, and keeps it nowhere. */
export async function sendSheets(reply: FastifyReply, name: string, file: Buffer): Promise<void> {
  await reply
    .headers({ 'Content-Type': 'application/pdf', 'Cache-Control': 'private, no-store' })
    .header('Content-Disposition', `inline; filename="phieu-${name.replace(/[^A-Za-z0-9._-]+/g, '-')}.pdf"`)
    .send(file);
}

function inWorker(runs: readonly SheetRun[], title: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: { runs, title } });
    thread.once('message', (file: Uint8Array) => resolve(Buffer.from(file)));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread that draws sheets has ended.')));
  });
}
