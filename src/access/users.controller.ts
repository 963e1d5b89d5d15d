import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { problem } from '../problem.js';
import { CommuneNamesQueries } from './commune-names.queries.js';
import { assertCommune, CurrentStaff, roles, Staff } from './staff.js';
import { UsersService } from './users.service.js';
import { toUsersView, type UsersNotice } from './users.view-model.js';

/** Who may sign in. An administrator of one commune sees and makes users of that commune only. */
@Controller('users')
@Staff('manage-users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly communes: CommuneNamesQueries,
  ) {}

  @Get()
  async show(@CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await this.print(staff, reply, {});
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = userForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const { name, role, commune } = form.data;
    const wanted = { name, role, communeId: commune === '' ? null : commune };
    if (wanted.communeId !== null) assertCommune(staff, wanted.communeId);
    else if (staff.communeId !== null) throw problem.forbidden();
    const fault = await this.users.faultOf(wanted);
    if (fault) {
      const notice = { fault: `access.userFaults.${fault}`, typed: { name, role, commune } };
      return void (await this.print(staff, reply.status(422), notice));
    }
    const { user, password } = await this.users.create(wanted, staff.name);
    await this.print(staff, reply, { handOver: { name: user.name, password } });
  }

  @Post(':id/password')
  async resetPassword(
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { user, password } = await this.users.resetPassword(id, staff.communeId, staff.name);
    await this.print(staff, reply, { handOver: { name: user.name, password } });
  }

  @Post(':id/disabled')
  async setDisabled(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = disabledForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    if (id === staff.id) throw problem.forbidden();
    await this.users.setDisabled(id, form.data.disabled === 'yes', staff.communeId, staff.name);
    reply.redirect('/users', 303);
  }

  private async print(staff: Staff, reply: FastifyReply, notice: UsersNotice): Promise<void> {
    const [users, communes] = await Promise.all([this.users.list(staff.communeId), this.communes.list()]);
    await reply.view('access/users', toUsersView(users, communes, staff, notice));
  }
}

const userForm = z.object({ name: z.string().max(200), role: z.enum(roles), commune: z.string().max(100) });
const disabledForm = z.object({ disabled: z.enum(['yes', 'no']) });
