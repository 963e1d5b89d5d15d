import { createHash } from 'node:crypto';
import type { Answers } from '../rules/answers.js';

export interface Content {
  readonly point: string;
  readonly campaign: string;
  readonly version: string;
  readonly answers: Answers;
  readonly language: string;
  readonly assisted: string;
}

/** SHA-256 (hex) over the content as JSON with sorted keys, in NFC: tells "the same again" from "something else". */
export function contentHash(content: Content): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)).normalize('NFC'))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
