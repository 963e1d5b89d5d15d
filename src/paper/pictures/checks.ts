import { createHash } from 'node:crypto';
import type { ReadQuestion } from './page-reading.js';
import type { Look, PaperPicture } from './picture.entity.js';

/** A question on a page that somebody must look at. */
export interface Check {
  readonly number: number;
  readonly page: number;
  readonly read: ReadQuestion;
  /** Why the answer so far cannot be right; null where it is looked at for the first time. */
  readonly again: Look['again'];
}

type OfBatch = Pick<PaperPicture, 'batchId' | 'number' | 'page' | 'read' | 'looks'>;

/**
 * What is to be looked at on a page: whatever is doubtful or written by hand, what cannot be right, and a sample of the
 * rest, of which nothing tells whoever looks that it is one.
 * @param errors found in the samples of the batch so far
 */
export function checksOn(picture: OfBatch, errors: number): readonly Check[] {
  const { number, page, looks } = picture;
  const share = sampledShare(errors);
  return picture.read.flatMap((read) => {
    const look = looks[read.question];
    const isOpen = look ? look.again !== null : mustBeSeen(read) || isInSample(picture, read, share);
    return isOpen ? [{ number, page, read, again: look?.again ?? null }] : [];
  });
}

function mustBeSeen({ kind }: ReadQuestion): boolean {
  return kind === 'doubtful' || kind === 'written';
}

function isInSample({ batchId, number }: OfBatch, { kind, question }: ReadQuestion, share: number): boolean {
  return (kind === 'certain' || kind === 'empty') && isSampled(batchId, number, question, share);
}

/** What a look at something says about the reading; null where it says nothing, because nobody took it for certain. */
export function sampleOf({ kind, chosen }: ReadQuestion, before: Look | undefined, seen: readonly string[]) {
  if (before || (kind !== 'certain' && kind !== 'empty')) return null;
  return { isError: !areSame(chosen, seen) };
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}

/** Of certain answers so many are looked at, while none of them was wrong. */
const BASE = 1 / 20;

/**
 * The share of what was read without a doubt that people look at all the same: doubled with each error, up to all.
 * @param errors found in the batch so far
 * @example sampledShare(0) // 0.05
 * @example sampledShare(5) // 1
 */
export function sampledShare(errors: number): number {
  return Math.min(1, BASE * 2 ** errors);
}

/**
 * Whether an answer is in the sample: always the same for the same share, and whoever is in a smaller one is in a larger.
 * @param batchId a random id, so that nobody tells beforehand
 * @param share fraction from 0 to 1
 */
export function isSampled(batchId: string, number: number, question: string, share: number): boolean {
  const hash = createHash('sha256').update(`${batchId} ${number} ${question}`).digest();
  return hash.readUInt32BE(0) / 2 ** 32 < share;
}
