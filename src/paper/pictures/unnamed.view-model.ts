import { type Language, translate } from '../../formatting/languages.js';
import { FIELD, PAGE } from '../../photographs/sheet-marks.js';
import type { PaperBatch } from '../paper.entity.js';
import { AT_ONCE } from './checks.view-model.js';
import type { PictureRefusal } from './page-reading.js';
import type { WaitingPage } from './unnamed.queries.js';

/** Pages of which somebody is asked whose they are, each with the line above it in which that is printed. */
export interface UnnamedView {
  readonly id: string;
  readonly code: string;
  readonly mayName: boolean;
  /** In all, those of the screen among them. */
  readonly left: number;
  readonly items: readonly UnnamedItem[];
}

interface UnnamedItem {
  readonly id: string;
  readonly broughtBy: string;
  readonly href: string;
  /** The line above the page in two parts, so that it can be read on a phone. */
  readonly strips: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly typed: Omit<TypedName, 'picture' | 'because'>;
  readonly fault: string | null;
}

/** What was typed of one of them, and why it cannot be so. */
export interface TypedName {
  readonly picture: string;
  readonly batch: string;
  readonly number: string;
  readonly page: string;
  readonly because: PictureRefusal;
}

export function toUnnamedView(
  {
    batch: { id, code },
    waiting,
    isLocked,
    typed,
  }: {
    readonly batch: PaperBatch;
    readonly waiting: readonly WaitingPage[];
    readonly isLocked: boolean;
    readonly typed: TypedName | null;
  },
  language: Language,
): UnnamedView {
  const items = waiting.slice(0, AT_ONCE).map((one): UnnamedItem => {
    const own = typed?.picture === one.id ? typed : null;
    return {
      ...{ id: one.id, broughtBy: one.brought_by, href: `/paper/batches/${id}/pictures/unnamed/${one.id}/flat` },
      ...{ strips: STRIPS, width: PAGE.width, height: PAGE.height },
      typed: own ?? { batch: '', number: '', page: '' },
      fault: own && translate(language, `pictures.refused.${own.because}`, { batch: own.batch }),
    };
  });
  return { id, code, mayName: !isLocked, left: waiting.length, items };
}

/** In millimetres, with room for a page that is bent. */
const STRIPS = [`${FIELD.left - 3} 12 96 11`, '82 12 96 11'];
