import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { projectFolder } from '../config/settings.js';
import type { PageReading } from '../photographs/read-photograph.js';
import type { AnswerValue } from '../rules/answers.js';
import { kindOf } from '../rules/kinds/kinds.js';
import { ASSISTED } from '../rules/to-browser/keying.js';
import type { SheetRun } from './draw-sheets.js';
import type { PictureFault } from './picture-file.js';
import { type Printing, toSheetRun } from './sheet-runs.js';

/** Sheets that may be in a picture. */
export interface SheetToRead {
  readonly run: SheetRun;
  /** Questions with several answers. */
  readonly several: readonly string[];
}

/** A page as whoever keys it would have keyed it, and what is left to them. */
export interface PageOfPicture {
  readonly kind: 'read';
  readonly batch: string;
  readonly number: number;
  readonly page: number;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  /** Who filled the sheet in, as marked on it; null where nobody is, or on another page. */
  readonly assisted: string | null;
  /** Somebody has to look at these questions. */
  readonly doubtful: readonly string[];
}

type Refused = PageReading & { readonly kind: 'refused' };

const worker = join(projectFolder, 'dist/paper/photograph-worker.js');
const LONGEST_MS = 60_000;

/** Reads photographs of sheets apart from the thread that answers requests, one at a time. It stores nothing. */
@Injectable()
export class PhotographReader {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param file JPEG or PNG
   * @param printings the batches whose sheets may be in the picture
   * @returns what each page in it says, or why it is refused; a fault where the file is no picture
   */
  async read(
    file: Buffer,
    printings: readonly Printing[],
  ): Promise<readonly (PageOfPicture | Refused)[] | PictureFault> {
    const sheets = printings.map((printing) => ({ run: toSheetRun(printing), several: severalOf(printing) }));
    const read = this.last.then(() => inWorker(file, sheets));
    // Whoever comes next is not told of it again.
    this.last = read.catch(() => undefined);
    const pages = await read;
    return typeof pages === 'string' ? pages : pages.map((page) => toPage(page, printings));
  }
}

function severalOf({ asked }: Printing): readonly string[] {
  return asked.placed.questions.filter(({ shape }) => kindOf(shape).entry === 'several').map(({ code }) => code);
}

function toPage(page: PageReading, printings: readonly Printing[]): PageOfPicture | Refused {
  if (page.kind === 'refused') return page;
  const { batch: code, number, page: at } = page.name;
  const printing = printings.find(({ batch }) => batch.code === code);
  const answers: Record<string, AnswerValue> = {};
  for (const { code: question, shape } of printing?.asked.placed.questions ?? []) {
    const outcome = page.answers.get(question);
    const value = outcome?.kind === 'certain' ? kindOf(shape).fromText(shape, outcome.chosen) : undefined;
    if (value !== undefined) answers[question] = value;
  }
  const assisted = page.answers.get(ASSISTED);
  return {
    ...{ kind: 'read', batch: code, number, page: at, answers },
    assisted: (assisted?.kind === 'certain' && assisted.chosen[0]) || null,
    doubtful: [...page.answers].flatMap(([question, { kind }]) => (kind === 'doubtful' ? [question] : [])),
  };
}

function inWorker(file: Buffer, sheets: readonly SheetToRead[]): Promise<readonly PageReading[] | PictureFault> {
  const bytes = new Uint8Array(file);
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: { file: bytes, sheets }, transferList: [bytes.buffer] });
    const giveUp = setTimeout(() => void thread.terminate(), LONGEST_MS);
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(giveUp);
      reject(new Error('The thread that reads photographs has ended.'));
    });
  });
}
