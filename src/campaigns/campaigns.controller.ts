import { Controller, Get, Query, Render } from '@nestjs/common';
import { assertCommune, CurrentStaff, may, Staff } from '../access/staff.js';
import { type ChooseCommune, type CommuneCatalogue, toChooseCommune } from '../communes/catalogue.js';
import { CampaignPagesService } from './campaign-pages.service.js';
import type { CampaignRow } from './campaign-row.js';
import type { PendingLock } from './lock.view-model.js';

/** The list of campaigns: those that need something first, the locked ones after. */
interface CampaignsView extends ChooseCommune {
  readonly running: readonly CampaignRow[];
  readonly locked: readonly CampaignRow[];
  readonly archived: readonly CampaignRow[];
  /** Only those that are put away are shown. */
  readonly showsArchived: boolean;
  /** One has just been deleted. */
  readonly deleted: boolean;
  /** The commune chosen, or null for all that the reader may see. */
  readonly commune: string | null;
  readonly mayManage: boolean;
  /** Answers that the reader has to look at before they count. */
  readonly waiting: number;
  /** Locks that wait for something, for whoever may lock. */
  readonly locks: readonly PendingLock[];
}

function toCampaignsView(
  rows: readonly CampaignRow[],
  communes: readonly CommuneCatalogue[],
  commune: string | null,
  reader: Pick<CampaignsView, 'mayManage' | 'waiting' | 'locks' | 'showsArchived' | 'deleted'>,
): CampaignsView {
  return {
    running: rows.filter(({ state }) => state !== 'locked'),
    locked: rows.filter(({ state, archived }) => state === 'locked' && !archived),
    archived: rows.filter(({ archived }) => archived),
    ...toChooseCommune(communes, commune),
    commune,
    ...reader,
  };
}

/** The list of campaigns with their state and how many answered. */
@Controller('campaigns')
@Staff('see-participation')
export class CampaignsController {
  constructor(private readonly pages: CampaignPagesService) {}

  @Get()
  @Render('campaigns/list')
  async list(
    @Query('commune') asked: unknown,
    @Query('archived') archived: unknown,
    @Query('deleted') deleted: unknown,
    @CurrentStaff() staff: Staff,
  ): Promise<CampaignsView> {
    const commune = typeof asked === 'string' && asked !== '' ? asked : staff.communeId;
    if (commune !== null) assertCommune(staff, commune);
    const rows = await this.pages.rows(commune);
    const waiting = await this.pages.waiting(staff, commune);
    const locks = await this.pages.locksThatWait(staff, commune);
    const shown = { showsArchived: archived === 'yes', deleted: deleted === 'yes' };
    const reader = { mayManage: may(staff.role, 'manage-campaigns'), waiting, locks, ...shown };
    return toCampaignsView(rows, await this.pages.communesOf(staff), commune, reader);
  }
}
