import { parentPort, workerData } from 'node:worker_threads';
import { readPhotograph } from '../photographs/read-photograph.js';
import { findCodes } from './code-finder.js';
import { measureText } from './draw-sheets.js';
import type { SheetToRead } from './photographs.service.js';
import { greyPicture } from './picture-file.js';
import { toPageLayout } from './sheet-geometry.js';
import { layoutSheet } from './sheet-layout.js';

const { file, sheets } = workerData as { readonly file: Uint8Array; readonly sheets: readonly SheetToRead[] };

const picture = await greyPicture(file);
if (typeof picture === 'string') parentPort?.postMessage(picture);
else {
  const measure = measureText();
  const layouts = sheets.map(({ run: { form, version, batch, numbers }, several }) => ({
    ...{ version, batch: batch ?? '', issued: numbers.length, several },
    pages: layoutSheet(form, measure).map((page) => toPageLayout(page, measure)),
  }));
  parentPort?.postMessage(await readPhotograph(picture, layouts, findCodes));
}
