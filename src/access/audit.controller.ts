import { Controller, Get, Query, Render, Req, Res } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../formatting/languages.js';
import { type AuditView, toAuditTable, toAuditView } from './audit.view-model.js';
import { auditFilter } from './audit-filter.js';
import { AuditPageService } from './audit-page.service.js';
import { sendFile } from './send-file.js';
import { CurrentStaff, Staff } from './staff.js';

/** Who did what, and when; with the chain checked. Whoever belongs to a commune reads that one's log. */
@Controller()
@Staff('see-audit')
export class AuditController {
  constructor(private readonly audit: AuditPageService) {}

  @Get('audit')
  @Render('access/audit')
  async show(@Query() query: unknown, @CurrentStaff() staff: Staff): Promise<AuditView> {
    const filter = auditFilter.parse(query);
    const [read, checked] = await Promise.all([this.audit.page(staff, filter), this.audit.check(staff)]);
    return toAuditView(read, checked, filter, staff);
  }

  @Get('audit.csv')
  async file(
    @Query() query: unknown,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.audit.file(staff, auditFilter.parse(query));
    const table = toAuditTable(read, staff, languageOf(request));
    const rows = table.map((row) => [...row]);
    await sendFile(reply, { name: 'audit', kind: 'csv', content: stringify(rows, { bom: true }) });
  }
}
