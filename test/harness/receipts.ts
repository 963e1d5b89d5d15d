import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { Secrets } from '../../src/config/secrets.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { ParticipationQueries } from '../../src/participation/participation.queries.js';
import { receiptOf } from '../../src/responses/receipt.js';
import { differences } from '../../src/responses/recount.js';
import { campaign, send, server } from './asides.js';
import { words } from './page-words.js';
import { aResponse } from './spring.js';

/** Whoever sent a form, and later has nothing of it but the receipt. */

const strictly = { strict: false } as const;

export const answers = { G: 2, FIELD: 'ho-tich', FILE: 4, E1: 3 };

/** Types a receipt in and presses a button. */
export async function type(receipt: string, more: Record<string, string> = {}) {
  const body = new URLSearchParams({ commune: 'spring', receipt, _action: 'check', ...more });
  const reply = await fetch(`${server.url}/receipt`, { method: 'POST', body });
  const html = await reply.text();
  const heading = words(/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '');
  return { status: reply.status, heading, html, text: words(html), headers: reply.headers };
}

export const withdraw = (receipt: string) => type(receipt, { _action: 'withdraw' });

/** A form that is sent, and the receipt that its sender is told. */
export async function received(more: Record<string, unknown> = {}) {
  const response = aResponse(answers, more);
  const { status, body } = await send(response);
  if (status !== 201) throw new Error(`It was not received: ${status}`);
  return { response, receipt: String(body.receipt) };
}

export const receiptFor = (id: string, communeId = 'spring') => receiptOf(server.get(Secrets, strictly), communeId, id);

export const participation = (of = campaign) => server.get(ParticipationQueries, strictly).count(of);

/** Where the sums of a campaign are not those of its responses. */
export async function faults({ id } = campaign): Promise<readonly string[]> {
  const campaigns = server.get(CampaignsService, strictly);
  const now = await campaigns.find(id);
  return server.get(WriteQueue, strictly).read(differences(now, campaigns.questionnairesOf(now)));
}
