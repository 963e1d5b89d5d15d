import { Body, Controller, Get, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problem } from '../problem.js';
import { CommuneNamesQueries } from './commune-names.queries.js';
import type { UserFault } from './person.js';
import { CurrentStaff, Staff } from './staff.js';
import { assertWithin, type TypedUser, toPerson, userForm } from './user-form.js';
import { toHandOverView, toUserFormView, type UserFormView } from './user-form.view-model.js';
import { UsersService } from './users.service.js';
import { toUsersView, type UsersView, usersFilter } from './users.view-model.js';

/** Who may sign in. An administrator of one commune sees and makes users of that commune only. */
@Controller('users')
@Staff('manage-users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly communes: CommuneNamesQueries,
  ) {}

  @Get()
  @Render('access/users')
  async show(@Query() query: unknown, @CurrentStaff() staff: Staff): Promise<UsersView> {
    const [users, communes] = await Promise.all([this.users.list(staff.communeId), this.communes.list()]);
    return toUsersView(users, communes, staff, usersFilter.parse(query));
  }

  @Get('new')
  @Render('access/new-user')
  newUser(@CurrentStaff() staff: Staff): Promise<UserFormView> {
    return this.form(staff, {}, []);
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const form = userForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const wanted = toPerson(form.data, null);
    assertWithin(staff, form.data.commune ?? '');
    const name = form.data.name ?? '';
    const faults: readonly UserFault[] = wanted ? await this.users.faultsOf({ ...wanted, name }) : ['role-unknown'];
    if (!wanted || faults.length > 0) {
      return void (await reply.status(422).view('access/new-user', await this.form(staff, form.data, faults)));
    }
    const made = await this.users.createUnlessTaken({ ...wanted, name }, staff.name);
    if (made === null) {
      return void (await reply.status(422).view('access/new-user', await this.form(staff, form.data, ['name-taken'])));
    }
    await reply.view('access/hand-over', toHandOverView(made));
  }

  private async form(staff: Staff, typed: TypedUser, faults: readonly UserFault[]): Promise<UserFormView> {
    return toUserFormView({ typed, faults, reader: staff, communes: await this.communes.withUnits(staff.communeId) });
  }
}
