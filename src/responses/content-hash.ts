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
  return createHash('sha256').update(sortedJson(content).normalize('NFC')).digest('hex');
}

/** Written by hand, not by sorting copies: it is done for every response. */
function sortedJson(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  const record = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(record).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sortedJson(record[key])}`).join(',')}}`;
}
