import { DataSource } from 'typeorm';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { Command } from '../config/command.js';
import { assertWhole } from '../database/data-source.js';
import type { Work } from '../database/statement.js';
import { rows, tableOf } from '../database/table.js';
import { WriteQueue } from '../database/write-queue.js';
import { PrivateFiles } from '../operations/private-files.js';
import { verifySums } from '../responses/responses.commands.js';
import { SealedPeriod } from '../responses/sealed-period.entity.js';
import { isWhole, type KeptRows } from './kept-rows.js';
import { LocksService } from './locks.service.js';
import { originalHash } from './original.js';
import { PublicationRecord } from './publication.entity.js';
import { dataHashOf, type PublicationContent } from './publication.js';
import { keptRowsOf } from './publications.queries.js';

export const figureCommands: readonly Command[] = [
  {
    name: 'campaign:lock',
    usage: 'ID [--period 2026-Q3|2026-11] [--end-now] [--anyway]',
    options: [
      { name: 'period', kind: 'text' },
      { name: 'end-now', kind: 'flag' },
      { name: 'anyway', kind: 'flag' },
    ],
    run: async (get, call) => {
      const [id] = call.arguments;
      if (!id) throw new Error('campaign:lock: ID is missing');
      const campaign = await get(CampaignsService).find(id);
      const wish = { period: call.text('period'), endNow: call.flag('end-now'), anyway: call.flag('anyway') };
      const { period, publishedAt, dataHash } = await get(LocksService).lock(campaign, wish, 'command');
      return { campaign: campaign.id, locked: [{ period, publishedAt, dataHash }] };
    },
  },
  {
    name: 'verify',
    usage: '',
    options: [],
    run: async (get) => {
      await assertWhole(get(DataSource));
      const publications = await verifyPublications(get(WriteQueue));
      const { readableByOthers } = get(PrivateFiles);
      return { ...(await verifySums(get)), publications, readableByOthers };
    },
  },
];

/**
 * Works the hash of every publication out again, from what it covers.
 * @returns how many there are
 * @throws Error that names those that are not what was locked
 */
async function verifyPublications(queue: WriteQueue): Promise<number> {
  // One at a time: together they may be larger than the memory.
  const all = await queue.read(rows<{ commune_id: string; id: string }>('SELECT commune_id, id FROM publication'));
  const faults: string[] = [];
  for (const { commune_id: communeId, id } of all) {
    const record = await queue.read(tableOf(PublicationRecord).find({ communeId, id }));
    if (!record) continue;
    const agrees =
      isAsLocked(record) &&
      areAsLocked(record, await queue.read(keptRowsOf(record)), await queue.read(isSealedAway(record)));
    if (!agrees) faults.push(`${communeId} ${record.campaignId} ${record.period}`);
  }
  if (faults.length > 0) throw new Error(`Publications that differ from their hash: ${faults.join('; ')}`);
  return all.length;
}

function isAsLocked({ hashVersion, original, content, dataHash }: PublicationRecord): boolean {
  if (hashVersion === 1) return original !== null && originalHash(original) === dataHash;
  return dataHashOf(JSON.parse(content)) === dataHash;
}

/** Its rows are gone by their term, as are the responses that they told of. */
function* isSealedAway({ communeId, campaignId, period }: PublicationRecord): Work<boolean> {
  return (yield* tableOf(SealedPeriod).find({ communeId, campaignId, period })) !== null;
}

/** Its rows are those of the lock; none are asked for where they were not kept then, or are gone by their term. */
function areAsLocked({ hashVersion, content }: PublicationRecord, kept: KeptRows | null, isGone: boolean): boolean {
  if (hashVersion === 1 || (isGone && kept === null)) return true;
  const { rowsHash } = JSON.parse(content) as PublicationContent;
  return (rowsHash === undefined || kept?.hash === rowsHash) && (kept === null || isWhole(kept));
}
