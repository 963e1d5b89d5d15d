import type { Readable } from 'node:stream';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problem.js';
import { clearControls } from '../rules/typed-text.js';

/** A file that came with a form. */
interface SentFile {
  /** As the browser called it; `''` where none was chosen. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** The fields of a form by name, a file among them. */
export type FormWithFile = Readonly<Record<string, string | SentFile>>;

/** Bytes of a form that are kept unless its route says otherwise: a file of 2 MB in letters and digits, and what was chosen beside it. */
const MOST_BYTES = 3_500_000;

/** What stands in a form beside its file. */
const BESIDE_FILE = 100_000;

/**
 * Marks a route that takes a form with a file (`multipart/form-data`); it is read once it is known who sends it.
 * @param mostBytes of the file
 */
export const TakesFile = (mostBytes = MOST_BYTES - BESIDE_FILE) => RouteConfig({ takesFile: mostBytes + BESIDE_FILE });

export function takesFile({ routeOptions }: FastifyRequest): boolean {
  return 'takesFile' in routeOptions.config;
}

function mostOf({ routeOptions: { config } }: FastifyRequest): number {
  return 'takesFile' in config && typeof config.takesFile === 'number' ? config.takesFile : MOST_BYTES;
}

/**
 * Reads a form that is still to be read. A browser listens only once it has sent all, so what is too much is let pass;
 * the form ends there, and a file in it is longer than any that is taken.
 * @throws Problem `malformed`
 */
export async function readFormWithFile(body: Readable, request: FastifyRequest): Promise<FormWithFile> {
  const type = request.headers['content-type'] ?? '';
  const parts: Buffer[] = [];
  let left = mostOf(request);
  for await (const part of body as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, left));
    left -= Math.min(left, part.length);
  }
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1] ?? '';
  if (left === 0) parts.push(Buffer.from(`\r\n--${boundary}--\r\n`));
  try {
    const form = await new Response(Buffer.concat(parts), { headers: { 'content-type': type } }).formData();
    const words: Record<string, string> = Object.create(null);
    const files: Record<string, SentFile> = Object.create(null);
    for (const [name, value] of form) {
      if (typeof value === 'string') words[name] = value;
      else files[name] = { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
    }
    clearControls(words);
    return { ...words, ...files };
  } catch {
    throw problem.malformed();
  }
}
