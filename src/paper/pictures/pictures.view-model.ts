import { type Language, translate } from '../../formatting/languages.js';
import { formatDecimal } from '../../formatting/numbers.js';
import type { BroughtPicture } from '../../rules/to-browser/keying.js';
import { errorBound } from '../../statistics/clopper-pearson.js';
import type { PaperBatch, PaperSheet } from '../paper.entity.js';
import { sheetNumber } from '../sheet-runs.js';
import type { Check } from './checks.js';
import type { PictureRefusal } from './page-reading.js';
import type { PaperPicture } from './picture.entity.js';
import type { PooledSample } from './pictures.queries.js';
import type { BroughtPage } from './pictures.service.js';
import { bySheet, type SheetPages } from './sheet-from-pictures.js';

/** How far the pictures of a batch are: what is read, what is missing, what somebody must look at. */
export interface PicturesView {
  readonly id: string;
  readonly code: string;
  readonly mayBring: boolean;
  readonly told: readonly string[];
  readonly brought: BroughtPicture['pages'];
  /** Sheets of which every page is there. */
  readonly whole: number;
  readonly checks: number;
  /** Pages of which somebody must say whose they are. */
  readonly unnamed: number;
  /** Sheets that became responses. */
  readonly recorded: number;
  readonly mayRecord: boolean;
  readonly missing: readonly string[];
  readonly pages: readonly PageRow[];
  readonly sample: string;
  /** What the camera says of what it sees, by what that is. */
  readonly hints: readonly { readonly name: string; readonly text: string }[];
  readonly script: '/assets/pictures.js';
}

interface PageRow {
  readonly number: number;
  readonly page: number;
  readonly label: string;
  readonly broughtBy: string;
  readonly broughtOn: string;
}

/** What has just been done. */
export interface PicturesTold {
  readonly saved: 'removed' | 'looked' | 'named' | null;
  readonly recorded: number | null;
  readonly again: number | null;
  readonly brought: readonly BroughtPage[];
  /** Somebody wanted to record sheets while questions waited. */
  readonly isEarly: boolean;
}

export interface PicturesNow {
  readonly batch: PaperBatch;
  readonly waiting: readonly PaperPicture[];
  readonly checks: readonly Check[];
  readonly unnamed: number;
  readonly sheets: readonly PaperSheet[];
  readonly sample: PooledSample;
  readonly isLocked: boolean;
}

export function toPicturesView(
  { batch, waiting, checks, unnamed, sheets, sample, isLocked }: PicturesNow,
  told: PicturesTold,
  language: Language,
): PicturesView {
  const all = bySheet(waiting);
  const whole = all.filter(({ missing }) => missing.length === 0).length;
  const say = (key: string, given: Readonly<Record<string, string | number>> = {}) =>
    translate(language, `pictures.${key}`, given);
  return {
    ...{ id: batch.id, code: batch.code, mayBring: !isLocked, whole, checks: checks.length, unnamed },
    told: toldWords(told, say),
    brought: toBroughtWords(told.brought, language),
    recorded: sheets.filter(({ fromPictures, state }) => fromPictures && state !== 'spoilt').length,
    mayRecord: !isLocked && whole > 0 && checks.length === 0,
    missing: all.filter((one) => one.missing.length > 0).map((one) => missingWords(one, say)),
    pages: waiting.map(({ number, page, broughtBy, broughtOn }) => {
      return { number, page, broughtBy, broughtOn, label: say('pageOf', { number: sheetNumber(number), page }) };
    }),
    sample: sampleWords(sample, language),
    hints: HINTS.map((name) => ({ name, text: say(`seen.${name}`) })),
    script: '/assets/pictures.js',
  };
}

const HINTS = [
  ...(['no-code', 'other-code', 'other-batch', 'cut-corner', 'too-small'] as const),
  ...(['hold-still', 'caught', 'taken', 'denied', 'full'] as const),
];

type Say = (key: string, given?: Readonly<Record<string, string | number>>) => string;

function toldWords({ saved, recorded, again, isEarly }: PicturesTold, say: Say): readonly string[] {
  return [
    ...(saved ? [say(`told.${saved}`)] : []),
    ...(recorded === null ? [] : [say('told.recorded', { count: recorded })]),
    ...(again ? [say('told.again', { count: again })] : []),
    ...(isEarly ? [say('told.early')] : []),
  ];
}

function missingWords({ number, missing }: SheetPages, say: Say): string {
  return say('missing', { number: sheetNumber(number), pages: missing.join(', ') });
}

/** What is amiss with a picture, and not with its page. */
const BETTER_TAKEN: readonly PictureRefusal[] = [
  ...(['no-picture', 'no-code', 'too-long', 'too-small', 'cut-corner'] as const),
  ...(['not-this-page', 'blurred', 'unlit'] as const),
];

/** What became of each page of a picture, as it is told to who brought it. */
export function toBroughtWords(brought: readonly BroughtPage[], language: Language): BroughtPicture['pages'] {
  return brought.map((one) => {
    if (one.kind === 'asked') return { isKept: true, isWanted: false, text: translate(language, 'pictures.asked') };
    const name = one.kind === 'kept' ? one : one.name;
    const given = name ? { number: sheetNumber(name.number), page: String(name.page) } : null;
    const place = given ? `${translate(language, 'pictures.pageOf', given)}: ` : '';
    const batch = one.kind === 'refused' ? (one.name?.batch ?? '') : '';
    const what = one.kind === 'kept' ? 'pictures.kept' : `pictures.refused.${one.because}`;
    const isWanted = one.kind === 'refused' && BETTER_TAKEN.includes(one.because);
    return { isKept: one.kind === 'kept', isWanted, text: place + translate(language, what, { batch }) };
  });
}

/** How sure it is that what nobody looks at is right: at most so many errors, at the level of 95 percent. */
function sampleWords({ looked, errors }: PooledSample, language: Language): string {
  if (looked === 0) return translate(language, 'pictures.sampleNone');
  const bound = `${formatDecimal(errorBound({ looked, errors }) * 100, 2, language)}%`;
  const given = { looked: String(looked), errors: String(errors), bound };
  return translate(language, 'pictures.sample', given);
}
