import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Clock, type ClockState } from '../config/clock.js';
import { problem } from '../problem.js';
import { Metrics } from './metrics.js';

/** Is the process alive; can it reach its database, and does it know what time it is? */
@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  @ApiOkResponse({ schema: { type: 'object', required: ['status'] } })
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'It can store; with the state of its clock' })
  @ApiOkResponse({ schema: { type: 'object', required: ['status', 'clock'] } })
  async ready(): Promise<{ status: string; clock: ClockState }> {
    try {
      await this.dataSource.query('SELECT 1');
      return { status: 'ok', clock: this.clock.state };
    } catch (error) {
      throw Object.assign(problem.cannotStoreNow(), { cause: error });
    }
  }
}

/** Numbers for whoever watches the server with Prometheus. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @ApiOperation({ summary: 'Counters for Prometheus; from this machine, or with the token' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  show(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
