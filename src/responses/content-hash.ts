import { hash } from 'node:crypto';
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
  return hash('sha256', sortedJson(content).normalize('NFC'), 'hex');
}

/** Done for every response: written straight away, where sorted copies would be made only to be thrown away. */
function sortedJson(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  const record = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const key of Object.keys(record).sort()) text += `${text && ','}${quoted(key)}:${sortedJson(record[key])}`;
  return `{${text}}`;
}

function quoted(key: string): string {
  return /^[\w-]*$/.test(key) ? `"${key}"` : JSON.stringify(key);
}
