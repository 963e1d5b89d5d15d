import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Kinds of files, by their ending. */
export const fileTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  zip: 'application/zip',
  json: 'application/json; charset=utf-8',
} as const;

/** Hands out a workbook under a name that every system keeps. @param name without its ending */
export function sendWorkbook(reply: FastifyReply, name: string, file: Buffer): Promise<void> {
  return sendFile(reply, { name, kind: 'xlsx', content: file });
}

/** Hands out a file that no cache keeps. */
export async function sendFile(
  reply: FastifyReply,
  {
    name,
    kind,
    content,
  }: { readonly name: string; readonly kind: keyof typeof fileTypes; readonly content: Buffer | string | Readable },
): Promise<void> {
  const safe = name.replace(/[^A-Za-z0-9._-]+/g, '-');
  await reply
    .headers({ 'Content-Type': fileTypes[kind], 'Cache-Control': 'private, no-store' })
    .header('Content-Disposition', `attachment; filename="${safe}.${kind}"`)
    .send(content);
}
