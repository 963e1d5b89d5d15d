import { Controller, Get, Header, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock, type ClockState } from '../config/clock.js';
import { FreeSpace, type SpaceState } from '../config/free-space.js';
import { sameSecret } from '../config/secrets.js';
import { Settings } from '../config/settings.js';
import { InContract } from '../contract.js';
import { tableOf } from '../database/table.js';
import { whyUnavailable } from '../database/unavailable.js';
import { WriteQueue } from '../database/write-queue.js';
import { problem } from '../problem.js';
import { Installation } from './installation.entity.js';
import { Metrics } from './metrics.js';
import { PrivateFiles } from './private-files.js';
import { WholeFileJob } from './whole-file.job.js';

interface Readiness {
  readonly status: string;
  readonly clock: ClockState;
  readonly space: SpaceState;
  /** `readable` where others than whoever runs the server may read one; `verify` names them. */
  readonly files: 'private' | 'readable';
}

/** Is the process alive; does its database store, and does it know what time it is? */
@Controller('health')
export class HealthController {
  private last: { readonly at: number; readonly stored: Promise<void> } | undefined;

  constructor(
    private readonly queue: WriteQueue,
    private readonly clock: Clock,
    private readonly space: FreeSpace,
    private readonly file: WholeFileJob,
    private readonly files: PrivateFiles,
  ) {}

  @Get('live')
  @InContract(({ ApiOkResponse, ApiOperation }) => [
    ApiOperation({ summary: 'The process runs' }),
    ApiOkResponse({ schema: { type: 'object', required: ['status'] } }),
  ])
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @InContract(({ ApiOkResponse, ApiOperation }) => [
    ApiOperation({
      summary:
        'It stored something just now; with the state of its clock, of the room on its disk, and who may read its files',
      description: 'Else 503 `cannot-store-now` with a `reason`: `away`, `held`, `full`, `damaged` or `unwritable`.',
    }),
    ApiOkResponse({ schema: { type: 'object', required: ['status', 'clock', 'space', 'files'] } }),
  ])
  async ready(): Promise<Readiness> {
    if (this.file.isDamaged) throw problem.cannotStoreNow({ reason: 'damaged' });
    try {
      await this.stored();
      const files = this.files.readableByOthers.length === 0 ? 'private' : 'readable';
      return { status: 'ok', clock: this.clock.state, space: this.space.state, files };
    } catch (error) {
      const cause = (error as { cause?: unknown } | null)?.cause ?? error;
      const reason = whyUnavailable(cause) ?? 'unwritable';
      throw Object.assign(problem.cannotStoreNow({ reason }), { cause });
    }
  }

  /** Writes once a second at most: anybody may ask. */
  private stored(): Promise<void> {
    if (this.last && performance.now() - this.last.at < 1_000) return this.last.stored;
    const stored = this.queue.commit(() => tableOf(Installation).upsert({ name: 'ready', value: 'yes' }));
    this.last = { at: performance.now(), stored };
    return stored;
  }
}

/** Numbers for whoever watches the server with Prometheus, and for nobody else: they tell when people answer. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly settings: Settings,
  ) {}

  @Get()
  @InContract(({ ApiOkResponse, ApiOperation }) => [
    ApiOperation({ summary: 'Counters for Prometheus; from this machine, or with the token' }),
    ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } }),
  ])
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  show(@Req() request: FastifyRequest): Promise<string> {
    const { metricsToken } = this.settings;
    const hasToken = metricsToken !== null && sameSecret(request.headers.authorization, `Bearer ${metricsToken}`);
    if (!isFromHere(request) && !hasToken) throw problem.notFound();
    return this.metrics.registry.metrics();
  }
}

/** Sent by a program of this machine, and not passed on by a proxy that runs here. */
function isFromHere({ raw, headers }: FastifyRequest): boolean {
  const isPassedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-proto', 'x-real-ip'].some(
    (name) => headers[name] !== undefined,
  );
  return !isPassedOn && LOOPBACK.test(raw.socket.remoteAddress ?? '');
}

const LOOPBACK = /^(?:::1$|(?:::ffff:)?127\.)/;
