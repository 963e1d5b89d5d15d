import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { assertCommune, type Staff } from '../access/staff.js';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { Settings } from '../config/settings.js';
import { WriteQueue } from '../database/write-queue.js';
import { newestAnswered } from '../figures/asked.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Publication } from '../figures/publication.js';
import { RowFilesService } from '../figures/row-files.service.js';
import { SatisfactionService } from '../figures/satisfaction.service.js';
import type { Language } from '../formatting/languages.js';
import { problem } from '../problem.js';
import { placedAt } from '../questionnaires/place.js';
import type { RowExport } from './row-files.js';

/** What is asked for, and by whom. */
export interface RowWish {
  readonly campaignId: string;
  /** null for the newest locked period in which anybody answered */
  readonly period: string | null;
  readonly staff: Staff;
  readonly language: Language;
  /** As it is called in the log. */
  readonly file: 'responses.csv' | 'responses.xlsx' | 'codebook.xlsx';
}

/** Hands out the rows of a locked period, and notes who took them. */
@Injectable()
export class RowExportService {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly figures: FiguresService,
    private readonly satisfactions: SatisfactionService,
    private readonly rowFiles: RowFilesService,
    private readonly settings: Settings,
    private readonly audit: AuditService,
    private readonly queue: WriteQueue,
  ) {}

  /**
   * The rows of one locked period; nobody has them before it stands in the log that they were taken.
   * @throws Problem `not-found`, `not-yet-published` for what is not locked, `period-not-available` for what the campaign
   * does not have, and for what was locked before files of rows were checked
   */
  async take({ campaignId, period, staff, language, file: name }: RowWish): Promise<RowExport> {
    const campaign = await this.campaigns.find(campaignId);
    assertCommune(staff, campaign.communeId);
    const publication = await this.publicationOf(campaign, period);
    const file = await this.rowFiles.of(publication);
    const { catalogue, versions } = publication.content;
    const [own = this.campaigns.questionnaireOf(campaign), ...others] = this.campaigns.questionnairesOf(campaign);
    const questionnaire = placedAt(catalogue, own);
    const questionnaires = [questionnaire, ...others.map((one) => placedAt(catalogue, one))] as const;
    const asked = { by: null, formula: null, filter: null, period: campaign.continuous ? publication.period : null };
    const overall = await this.satisfactions.satisfactionOf(campaign, asked, language);
    const { communeId } = campaign;
    const details = { file: name, period: publication.period, hash: file.hash };
    const entry = { actor: staff.name, communeId, action: 'rows-taken', object: campaign.id, details };
    await this.queue.commit(() => this.audit.append(entry));
    return {
      file,
      naming: { catalogue, questionnaires, language },
      source: {
        ...{ campaign, catalogue, questionnaire, versions, filter: null, overall, language },
        ...{ formulas: ['F1', 'F4', 'F5'], simulated: this.settings.demo },
      },
    };
  }

  private async publicationOf(campaign: Campaign, period: string | null): Promise<Publication> {
    const published = await this.figures.latest(campaign);
    const found = period === null ? newestAnswered(published) : published.find((one) => one.period === period);
    if (found) return found;
    throw period === null || campaign.periods.includes(period)
      ? problem.notYetPublished()
      : problem.periodNotAvailable();
  }
}
