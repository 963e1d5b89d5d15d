import { createHash } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { problem } from '../problem.js';
import { isPointKind } from './collection-point.entity.js';
import { CollectionPointsService } from './collection-points.service.js';
import { type ListedPoint, MOST_POINTS, readPointList } from './point-list.js';
import { findPlace } from './point-places.js';
import { type SeveralFault, type SeveralForm, ticked, toSeveralView } from './several-points.view-model.js';

/** Many points at once: a pasted list, or every place of a kind; looked at first, then all of them or none. */
@Controller('points/several')
@Staff('manage-points')
export class SeveralPointsController {
  constructor(
    private readonly points: CollectionPointsService,
    private readonly communes: CommunesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query('commune') asked: unknown,
    @CurrentStaff() staff: Staff,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const commune = await this.communes.chosenBy(staff, asked);
    const form = { commune, kind: 'qr', text: '', place: '', places: [], seen: '', go: 'preview' } as const;
    await this.print(staff, reply, form, { fault: null, listed: null });
  }

  @Post()
  async save(@Body() body: unknown, @CurrentStaff() staff: Staff, @Res() reply: FastifyReply): Promise<void> {
    const parsed = severalForm.safeParse(body);
    if (!parsed.success) throw problem.malformed();
    const form = parsed.data;
    const { commune } = form;
    const catalogue = await this.catalogueFor(staff, commune);
    const place = form.place === '' ? null : findPlace(catalogue, form.place);
    const { kind } = form;
    if (!isPointKind(kind)) return this.refuse(staff, reply, form, { field: 'kind', sentence: 'kind' });
    if (form.place !== '' && !place) return this.refuse(staff, reply, form, { field: 'place', sentence: 'place' });
    const everyPlaceOf = ticked.filter((one) => form.places.includes(one));
    const asked = { kind, text: form.text, place, everyPlaceOf };
    const listed = readPointList(asked, { catalogue, standing: await this.points.list(commune) });
    if (listed.length === 0) return this.refuse(staff, reply, form, { field: 'text', sentence: 'none' });
    if (listed.length > MOST_POINTS) return this.refuse(staff, reply, form, { field: 'text', sentence: 'many' });
    const isFaulty = listed.some(({ fault }) => fault !== null);
    const isToBeMade = form.go === 'create' && form.seen === markOf(form) && !isFaulty;
    if (isToBeMade && (await this.made(listed, { communeId: commune, kind }, staff.name))) {
      return void reply.redirect(`/points?commune=${commune}`, 303);
    }
    await this.print(staff, reply.status(isFaulty ? 422 : 200), form, { fault: null, listed });
  }

  private made(
    listed: readonly ListedPoint[],
    { communeId, kind }: Pick<Parameters<CollectionPointsService['create']>[0], 'communeId' | 'kind'>,
    actor: string,
  ): Promise<boolean> {
    const wanted = listed.map(({ name, place }) => ({
      communeId,
      kind,
      name,
      ...(place && { [place.kind]: place.key }),
    }));
    return this.points.createAll(wanted, actor);
  }

  private refuse(staff: Staff, reply: FastifyReply, form: SeveralForm, fault: SeveralFault): Promise<void> {
    return this.print(staff, reply.status(422), form, { fault, listed: null });
  }

  private async print(
    staff: Staff,
    reply: FastifyReply,
    form: SeveralForm,
    { fault, listed }: { readonly fault: SeveralFault | null; readonly listed: readonly ListedPoint[] | null },
  ): Promise<void> {
    const catalogue = await this.catalogueFor(staff, form.commune);
    const view = toSeveralView({ catalogue, form, fault, listed, seen: listed ? markOf(form) : '' });
    await reply.view('collection-points/several', view);
  }

  private catalogueFor(staff: Staff, communeId: string) {
    assertCommune(staff, communeId);
    return this.communes.catalogueOn(communeId, this.clock.today());
  }
}

/** What was looked at is what is made: another list is looked at first. */
function markOf({ kind, text, place, places }: SeveralForm): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, text, place, places]))
    .digest('base64url')
    .slice(0, 22);
}

const severalForm = z.object({
  commune: z.string().max(100),
  kind: z.string().max(20),
  text: z.string().max(100_000),
  place: z.string().max(200).default(''),
  places: z
    .union([z.string().max(20), z.array(z.string().max(20)).max(5)])
    .default([])
    .transform((given) => [given].flat()),
  seen: z.string().max(100).default(''),
  go: z.enum(['preview', 'create']).default('preview'),
});
