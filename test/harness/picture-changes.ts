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
  'PicturesController.remove': {
    prepare: async () => () => officer.post(`/paper/batches/${pictured.id}/pictures/1/1/remove`),
  },
};
