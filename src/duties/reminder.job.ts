import { Injectable, Optional } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import { OwnDaysService } from '../campaigns/own-days.service.js';
import { isWorkingDay } from '../campaigns/working-days.js';
import { communeTitle } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { businessHour, Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';
import { toPreparedRows } from '../documents/prepared.view-model.js';
import { PreparedPapersService } from '../documents/prepared-papers.service.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { RepeatedJob } from '../operations/repeated-job.js';
import { addDays, type Day } from '../rules/days.js';
import { DutiesService } from './duties.service.js';
import type { DutyMail } from './duty.entity.js';
import { type Reminder, toReminder, toRemindOf } from './reminder.js';
import { RemindersService } from './reminders.service.js';

/**
 * Reminds by e-mail on working days from seven in the morning on, where the server knows how to send: at most one mail a
 * commune and day. A mail that cannot be sent disturbs nobody; the next day tells what it would have told.
 */
@Injectable()
export class ReminderJob extends RepeatedJob {
  constructor(
    private readonly duties: DutiesService,
    private readonly reminders: RemindersService,
    private readonly prepared: PreparedPapersService,
    private readonly campaigns: CampaignsService,
    private readonly communes: CommunesService,
    private readonly ownDays: OwnDaysService,
    settings: Settings,
    private readonly clock: Clock,
    @Optional() schedule?: SchedulerRegistry,
  ) {
    super(settings, schedule);
  }

  /** A commune that cannot be reminded holds up no other. */
  protected async work(): Promise<void> {
    const today = this.clock.today();
    const isTime = businessHour(this.clock.now()) >= FIRST_HOUR;
    if (!this.settings.mail || !isTime || this.clock.state !== 'trusted') return;
    for (const { communeId } of await this.reminders.toLookAt(today)) {
      if (!isWorkingDay(today, await this.ownDays.of(communeId))) continue;
      const taken = await this.reminders.take(communeId, today);
      if (taken) await this.remind(taken, today).catch((error: unknown) => this.tell(error));
    }
  }

  private async remind({ communeId, addresses, toldTo }: DutyMail, today: Day): Promise<void> {
    const calendar = await this.duties.calendarOf(communeId);
    const times = toRemindOf(calendar, toldTo ?? addDays(today, -1), today);
    const prepared = (await this.prepared.waiting(communeId)).filter(
      ({ preparedOn, toldOn }) => preparedOn !== null && toldOn === null,
    );
    if (times.length + prepared.length === 0) return this.reminders.note(communeId, today, 'nothing');
    const papers = toPreparedRows(prepared, await this.campaigns.list(communeId), MAIN_LANGUAGE);
    const commune = communeTitle(await this.communes.catalogueOn(communeId, today));
    const reminder = toReminder({ times, papers, commune, communeId, server: this.settings.baseUrl });
    const how = await this.send(addresses, reminder).catch((error: unknown) => {
      this.tell(error);
      return 'failed' as const;
    });
    await this.reminders.note(communeId, today, how, () => this.prepared.told(prepared, today));
  }

  private async send(to: readonly string[], reminder: Reminder): Promise<'sent' | 'partly' | 'failed'> {
    const { mail } = this.settings;
    if (!mail) return 'failed';
    const { createTransport } = await import('nodemailer');
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    const transport = createTransport({ url: mail.url, ...patience });
    const { rejected } = await transport.sendMail({ from: mail.from, to: [...to], ...reminder });
    if (rejected.length === 0) return 'sent';
    this.logger.warn(`The mail server refused ${rejected.length} of ${to.length} addresses`);
    return 'partly';
  }

  /** What a mail server says may name people; the kind of failure does not. */
  protected override tell(error: unknown): void {
    const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
    this.logger.error(`A reminder could not be sent: ${[code, responseCode].filter(Boolean).join(' ') || 'failure'}`);
  }
}

const FIRST_HOUR = 7;
/** Longest wait for a mail server, in which the end of the server may have to wait too. */
const PATIENCE_MS = 10_000;
