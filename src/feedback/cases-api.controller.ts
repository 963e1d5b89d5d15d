import { Controller, Get, Param, Query } from '@nestjs/common';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { InContract } from '../contract.js';
import { problem } from '../problem.js';
import { isDay } from '../rules/days.js';
import { type CaseState, caseStates, punctualityOf } from './case-steps.js';
import { casesSchema } from './feedback.open-api.js';
import type { Told } from './feedback.service.js';
import { RegisterService } from './register.service.js';

/** What people said to a commune and what became of it, for programs of its staff. */
@Controller('api/v1/communes/:key/feedback')
@Staff('read-comments')
@InContract(({ ApiBearerAuth }) => [ApiBearerAuth()])
export class CasesApiController {
  constructor(
    private readonly register: RegisterService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @InContract(({ ApiOkResponse, ApiOperation, ApiQuery }) => [
    ApiOperation({
      summary: 'The cases of a commune, what is overdue first, then the newest',
      description: 'Words are masked for every program, whatever its role.',
    }),
    ApiQuery({ name: 'state', required: false, enum: caseStates }),
    ApiQuery({ name: 'from', required: false, example: '2026-11-01', description: 'received on this day or later' }),
    ApiQuery({ name: 'to', required: false, example: '2026-11-30', description: 'received on this day or before' }),
    ApiOkResponse({ schema: casesSchema }),
  ])
  async list(
    @Param('key') communeId: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentStaff() staff: Staff,
  ): Promise<object> {
    assertCommune(staff, communeId);
    if (!(await this.communes.find(communeId))) throw problem.notFound();
    const { state, from, to } = query;
    if (!isState(state)) throw problem.malformed({ field: 'state' });
    if (from !== undefined && !isDay(from)) throw problem.malformed({ field: 'from' });
    if (to !== undefined && !isDay(to)) throw problem.malformed({ field: 'to' });
    const told = await this.register.all(communeId, { state: state ?? '', from: from ?? null, to: to ?? null });
    return { cases: told.flatMap((one) => this.toCase(one)) };
  }

  private toCase({ entry, case: about }: Told): readonly object[] {
    if (!about) return [];
    const { id, receivedOn, channel, kind, village, unit, masked: words } = entry;
    const { state, owner, openedOn, dueOn, answeredOn, disputes } = about;
    const overdue = punctualityOf(about, this.clock.today()) === 'overdue';
    return [
      {
        ...{ id, receivedOn, channel, kind, village, unit, words },
        ...{ state, overdue, owner, openedOn, dueOn, answeredOn, disputes },
      },
    ];
  }
}

function isState(asked: unknown): asked is CaseState | undefined {
  return asked === undefined || caseStates.some((one) => one === asked);
}
