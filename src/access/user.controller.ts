import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { problem } from '../problem.js';
import { CommuneNamesQueries } from './commune-names.queries.js';
import type { User } from './credentials.entity.js';
import type { UserFault } from './person.js';
import { SecondStepService } from './second-step.service.js';
import { CurrentStaff, Staff } from './staff.js';
import { TokensService } from './tokens.service.js';
import { stateOf, UserChangesService } from './user-changes.service.js';
import { assertWithin, type TypedUser, toPerson, toTypedUser, userForm } from './user-form.js';
import {
  type AskedView,
  type DisablingView,
  toAskedView,
  toHandOverView,
  toUserFormView,
  toUserView,
  type UserView,
} from './user-form.view-model.js';
import { UsersService } from './users.service.js';

/** One person: who they are, what they may do, and whether they may sign in. What ends something is asked first. */
@Controller('users/:id')
@Staff('manage-users')
export class UserController {
  constructor(
    private readonly users: UsersService,
    private readonly changes: UserChangesService,
    private readonly secondStep: SecondStepService,
    private readonly tokens: TokensService,
    private readonly communes: CommuneNamesQueries,
  ) {}

  @Get()
  @Render('access/user')
  async show(@Param('id') id: string, @Query('done') done: unknown, @CurrentStaff() staff: Staff): Promise<UserView> {
    const user = await this.users.byId(id, staff.communeId);
    return this.view(user, staff, { typed: toTypedUser(user), faults: [], done });
  }

  @Post()
  async change(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = userForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const user = await this.users.byId(id, staff.communeId);
    const wanted = toPerson(form.data, user);
    if (form.data.commune !== undefined) assertWithin(staff, form.data.commune);
    const seen = form.data.seen ?? null;
    const faults = wanted ? await this.changes.change(id, wanted, seen, staff) : (['role-unknown'] as const);
    if (faults.length === 0) return void reply.redirect(`/users/${id}?done=changed`, 303);
    const typed = { ...toTypedUser(user), ...form.data };
    const view = await this.view(await this.users.byId(id, staff.communeId), staff, { typed, faults, done: null });
    await reply.status(422).view('access/user', view);
  }

  @Get('password')
  @Render('access/reset-password')
  async confirmReset(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<AskedView> {
    return toAskedView(await this.another(id, staff));
  }

  @Post('password')
  async resetPassword(
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.another(id, staff);
    const made = await this.changes.resetPassword(id, staff);
    await reply.view('access/hand-over', toHandOverView(made));
  }

  @Post('new-password')
  async requireNewPassword(
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.another(id, staff);
    await this.changes.requireNewPassword(id, staff);
    reply.redirect(`/users/${id}?done=required`, 303);
  }

  @Get('disabled')
  @Render('access/disable-user')
  async confirmDisabling(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<DisablingView> {
    return this.disabling(await this.another(id, staff), staff);
  }

  @Post('disabled')
  async setDisabled(
    @Param('id') id: string,
    @Body() body: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = disabledForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const user = await this.another(id, staff);
    const disabled = form.data.disabled === 'yes';
    if (await this.changes.setDisabled(id, disabled, staff)) {
      return void reply.redirect(`/users/${id}?done=${disabled ? 'disabled' : 'enabled'}`, 303);
    }
    await reply.status(422).view('access/disable-user', { ...(await this.disabling(user, staff)), isLast: true });
  }

  @Get('second-step')
  @Render('access/take-off-second-step')
  async confirmTakingOff(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<AskedView> {
    return toAskedView(await this.another(id, staff));
  }

  @Post('second-step')
  async takeOffSecondStep(
    @Param('id') id: string,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.another(id, staff);
    await this.changes.takeOffSecondStep(id, staff);
    reply.redirect(`/users/${id}?done=taken-off`, 303);
  }

  private async disabling(user: User, { communeId }: Staff): Promise<DisablingView> {
    const tokens = await this.tokens.madeBy(user.name, communeId);
    return { ...toAskedView(user), tokens: tokens.map(({ name }) => name) };
  }

  /** @throws Problem `forbidden` for the reader, whose own account others look after */
  private async another(id: string, staff: Staff): Promise<User> {
    if (id === staff.id) throw problem.forbidden();
    return this.users.byId(id, staff.communeId);
  }

  private async view(
    user: User,
    reader: Staff,
    { typed, faults, done }: { typed: TypedUser; faults: readonly UserFault[]; done: unknown },
  ): Promise<UserView> {
    const communes = await this.communes.withUnits(reader.communeId);
    const form = toUserFormView({ typed, faults, reader, communes });
    const told = deeds.find((deed) => deed === done);
    const hasSecondStep = (await this.secondStep.of(user.id)) !== null;
    return toUserView(user, reader, {
      form,
      hasSecondStep,
      seen: stateOf(user),
      done: told ? `access.user.done.${told}` : null,
    });
  }
}

/** What a page can say was just done. */
const deeds = ['changed', 'required', 'disabled', 'enabled', 'taken-off'] as const;
const disabledForm = z.object({ disabled: z.enum(['yes', 'no']) });
