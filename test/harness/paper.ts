import { randomUUID } from 'node:crypto';
import { BatchesService } from '../../src/paper/batches.service.js';
import type { PaperBatch, PaperForm } from '../../src/paper/paper.entity.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';
import type { Spring } from './spring.js';

/** A batch of ten sheets at the point of the campaign, handed out by the Front. */
export function aBatch(
  server: TestServer,
  { campaign, point }: Spring,
  issued = 10,
  form: PaperForm = 'full',
): Promise<PaperBatch> {
  const wanted = { pointId: point.id, meetingId: null, handedOutBy: 'front', form, issued } as const;
  return server.get(BatchesService, { strict: false }).create(campaign, wanted, 'test');
}

/** A sheet as the keying screen sends it. */
export function aSheet(number: number, answers: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return { id: randomUUID(), number, answers, ...more };
}

/** What the page of a sheet says of the state that it shows. */
export async function seenOf({ get }: Pick<SignedIn, 'get'>, sheet: string): Promise<string> {
  return /name="seen" value="([^"]+)"/.exec(await (await get(sheet)).text())?.[1] ?? '';
}

/** Sends JSON as the keying screen does, with the token of the session. */
export async function sendJson(
  server: TestServer,
  { cookie, token }: SignedIn,
  path: string,
  body: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const reply = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': token, cookie },
    body: JSON.stringify(body),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}
