import { Body, Controller, Get, Param, Post, Query, Render, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { CommuneNamesQueries } from './commune-names.queries.js';
import type { AccessToken } from './credentials.entity.js';
import { CurrentStaff, may, mayGrant, Staff } from './staff.js';
import { readToken, type TokenFault, type TypedToken, tokenForm } from './token-form.js';
import { TokensService, usualEnd } from './tokens.service.js';
import { type TokenRow, type TokensView, toTokenRow, toTokensView } from './tokens.view-model.js';
import { assertWithin } from './user-form.js';

/**
 * Tokens for programs. A person looks after those that they could have made themselves, an administrator after all of
 * the communes they serve. A program makes none: a token that leaked cannot outlive itself.
 */
@Controller('tokens')
@Staff('manage-tokens')
export class TokensController {
  constructor(
    private readonly tokens: TokensService,
    private readonly communes: CommuneNamesQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('access/tokens')
  list(@Query('done') done: unknown, @CurrentStaff() staff: Staff): Promise<TokensView> {
    const typed = {
      name: '',
      role: '',
      commune: staff.communeId ?? '',
      expiresOn: usualEnd(this.clock.today()),
    };
    return this.view(staff, typed, { faults: [], revoked: done === 'revoked' });
  }

  @Post()
  async create(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    if (staff.kind !== 'user') throw problem.forbidden();
    const form = tokenForm.safeParse(body);
    if (!form.success) throw problem.malformed();
    const typed = form.data;
    assertWithin(staff, typed.commune);
    const read = readToken(typed, staff, { communes: await this.communes.list(), today: this.clock.today() });
    if (!('name' in read)) return this.refuse(staff, typed, read, reply);
    const token = await this.tokens.createNamed(read, staff.name);
    if (token === null) return this.refuse(staff, typed, ['name-taken'], reply);
    await reply.view('access/token-made', { ...read, token });
  }

  @Get(':id/revoke')
  @Render('access/revoke-token')
  async confirmRevoking(@Param('id') id: string, @CurrentStaff() staff: Staff): Promise<TokenRow> {
    return toTokenRow(await this.within(staff, id), await this.communes.list(), this.clock.today());
  }

  @Post(':id/revoke')
  async revoke(@Param('id') id: string, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    await this.tokens.revoke((await this.within(staff, id)).hash, staff.name);
    reply.redirect('/tokens?done=revoked', 303);
  }

  private async refuse(staff: Staff, typed: TypedToken, faults: readonly TokenFault[], reply: FastifyReply) {
    await reply.status(422).view('access/tokens', await this.view(staff, typed, { faults }));
  }

  private async view(
    reader: Staff,
    typed: TypedToken,
    told: { readonly faults: readonly TokenFault[]; readonly revoked?: boolean },
  ): Promise<TokensView> {
    const [kept, communes] = await Promise.all([this.tokens.list(reader.communeId), this.communes.list()]);
    const tokens = kept.filter((one) => looksAfter(reader, one));
    return toTokensView({ tokens, communes, reader, today: this.clock.today(), typed, ...told });
  }

  private async within(staff: Staff, id: string): Promise<AccessToken> {
    const kept = await this.tokens.byId(id, staff.communeId);
    if (!looksAfter(staff, kept)) throw problem.notFound();
    return kept;
  }
}

function looksAfter(staff: Staff, { role }: AccessToken): boolean {
  return may(staff.role, 'manage-users') || mayGrant(staff.role, role);
}
