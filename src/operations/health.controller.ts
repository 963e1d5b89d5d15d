import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { problem } from '../problem.js';

/** Is the process alive; can it reach its database? */
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(): Promise<{ status: string }> {
    try {
      await this.dataSource.query('SELECT 1');
      return { status: 'ok' };
    } catch (error) {
      throw Object.assign(problem.cannotStoreNow(), { cause: error });
    }
  }
}
