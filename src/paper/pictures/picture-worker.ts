import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome } from '../../photographs/outcome.js';
import { type PageReading, readPhotograph } from '../../photographs/read-photograph.js';
import { measureText } from '../draw-sheets.js';
import type { Piece } from '../sheet-pieces.js';
import { blankPage, flatFile, flatPage, hasInk } from './flat-page.js';
import type { PictureTask, ReadPage, ReadQuestion, RefusedPage, UnnamedPage } from './page-reading.js';
import { findCodes, greyPicture } from './picture-file.js';
import { printedName } from './printed-name.js';
import { placeOfBoxes, placeOfField, toPageLayout } from './printed-places.js';

/* A thread of its own, with one picture, that ends when it is read: the only place that knows how pages are read. */

void readTask(workerData as PictureTask).then((pages) => parentPort?.postMessage(pages));

async function readTask(task: PictureTask): Promise<readonly (ReadPage | UnnamedPage | RefusedPage)[]> {
  const picture = await greyPicture(task.bytes);
  if (typeof picture === 'string') return [{ kind: 'refused', because: picture, name: null }];
  const measure = measureText();
  const layout = { ...task, pages: task.pages.map((one) => toPageLayout(one, measure)) };
  const readings = await readPhotograph(picture, [layout], findCodes, printedName);
  return readings.map((reading) => toPage(reading, task.pages));
}

function toPage(reading: PageReading, pieces: readonly Piece[]): ReadPage | UnnamedPage | RefusedPage {
  const { name } = reading;
  if (reading.kind === 'refused') return { kind: 'refused', because: reading.reason, name };
  const { page } = reading.kind === 'read' ? reading.name : reading;
  const piece = pieces[page - 1];
  if (!piece) return { kind: 'refused', because: 'no-such-page', name };
  const flat = flatPage(reading.flat);
  const blank = blankPage(piece);
  const marked = [...reading.answers].map(([question, outcome]) => toQuestion(piece, question, outcome));
  const written = piece.fields.map((field): ReadQuestion => {
    const kind = hasInk(flat, blank, field) ? 'written' : 'unwritten';
    return { question: field.question, kind, chosen: [], place: placeOfField(field) };
  });
  const said = { page, pages: pieces.length, questions: [...marked, ...written], flat: flatFile(flat) };
  return reading.kind === 'read'
    ? { kind: 'read', number: reading.name.number, ...said }
    : { kind: 'unnamed', ...said };
}

function toQuestion(piece: Piece, question: string, outcome: Outcome): ReadQuestion {
  const chosen = outcome.kind === 'certain' ? outcome.chosen : [];
  return { question, kind: outcome.kind, chosen, place: placeOfBoxes(piece, question) };
}
