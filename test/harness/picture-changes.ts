import type { PaperBatch } from '../../src/paper/paper.entity.js';
import { type Change, officer, onPaper, paper, server } from './audited-staff.js';
import { aBatch } from './paper.js';
import { bring, lookAtAll, pictureOf } from './pictured-sheets.js';
import { printedPages } from './printed-sheets.js';

let pictured: PaperBatch;

/** Of two crosses nobody knows which was meant. */
const DOUBTFUL = { crossed: { G: ['2', '4'] } } as const;

const seen = (_number: number, _page: number, question: string) => {
  return { a: [question === 'G' ? '4' : '_none'], t: [] };
};

/** A finger on the code, and on the number of the sheet. */
const COVERED = [
  { x: 171, y: 22, width: 30, height: 14 },
  { x: 104, y: 14, width: 14, height: 6 },
] as const;

/** Brings a page of which nothing says which sheet it is. @returns where it is asked about, and its id there */
async function unnamed(number: number): Promise<readonly [page: string, picture: string]> {
  await bring(server, officer, pictured, await pictureOf(server, pictured, number, 1, { covered: COVERED }));
  const page = `/paper/batches/${pictured.id}/pictures/unnamed`;
  const [, picture = ''] = /name="picture" value="([^"]+)"/.exec(await (await officer.get(page)).text()) ?? [];
  return [page, picture];
}

/** What staff do with pictures of sheets, from the first page to its removal. */
export const pictureChanges: Readonly<Record<string, Change>> = {
  'PicturesController.bring': {
    prepare: async () => {
      pictured = await aBatch(server, { campaign: onPaper, point: paper }, 3, 'short');
      const picture = await pictureOf(server, pictured, 1, 1, DOUBTFUL);
      return () => bring(server, officer, pictured, picture);
    },
  },
  'ChecksController.look': {
    prepare: async () => {
      const fields = { shown: '1 1 G', 'a-1 1 G': '4' };
      return () => officer.post(`/paper/batches/${pictured.id}/pictures/checks`, fields);
    },
  },
  'PicturesController.record': {
    prepare: async () => {
      for (const [at] of (await printedPages(server, pictured.id)).entries()) {
        if (at > 0) await bring(server, officer, pictured, await pictureOf(server, pictured, 1, at + 1, {}));
      }
      await lookAtAll(officer, pictured, seen);
      return () => officer.post(`/paper/batches/${pictured.id}/pictures/record`);
    },
  },
  'UnnamedController.name': {
    prepare: async () => {
      const [page, picture] = await unnamed(2);
      return () => officer.post(page, { picture, batch: pictured.code, number: '2', page: '1' });
    },
  },
  'UnnamedController.remove': {
    prepare: async () => {
      const [page, picture] = await unnamed(3);
      return () => officer.post(`${page}/${picture}/remove`);
    },
  },
  'PicturesController.remove': {
    prepare: async () => () => officer.post(`/paper/batches/${pictured.id}/pictures/1/1/remove`),
  },
};
