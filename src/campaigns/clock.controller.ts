import { Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AuditService } from '../access/audit.service.js';
import { homeOf } from '../access/navigation.js';
import { CurrentStaff, Staff } from '../access/staff.js';
import { Clock } from '../config/clock.js';
import { ClockGuard } from '../operations/clock-guard.js';

/** An officer's word that the server's clock is right, from the notice on every staff page. What is due locks then. */
@Controller('clock')
@Staff('publish')
export class ClockController {
  constructor(
    private readonly guard: ClockGuard,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  @Post('confirm')
  async confirm(@CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const { state, lastKnown } = this.clock;
    if (state !== 'trusted') {
      const details = { state, lastKnown: lastKnown.toISOString() };
      const entry = { actor: staff.name, communeId: null, action: 'clock-confirmed', object: 'clock', details };
      await this.guard.confirm(() => this.audit.append(entry));
    }
    await reply.redirect(homeOf(staff.role), 303);
  }
}
