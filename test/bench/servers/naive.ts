import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { BadRequestException, Body, Controller, Inject, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type Database from 'better-sqlite3';
import { DataSource, EntitySchema } from 'typeorm';

// The anchor that most teams would write first: Nest on Express, and `save()` with an answer a row by cascade.
interface StoredResponse {
  readonly id: string;
  readonly answers: readonly StoredAnswer[];
}
interface StoredAnswer {
  readonly id: string;
  readonly question: string;
  readonly value: string;
  readonly response?: StoredResponse;
}

const responseRows = new EntitySchema<StoredResponse>({
  name: 'response',
  columns: { id: { type: 'varchar', primary: true } },
  relations: { answers: { type: 'one-to-many', target: 'answer', inverseSide: 'response', cascade: true } },
});
const answerRows = new EntitySchema<StoredAnswer>({
  name: 'answer',
  columns: {
    id: { type: 'varchar', primary: true },
    question: { type: 'varchar' },
    value: { type: 'varchar' },
  },
  relations: { response: { type: 'many-to-one', target: 'response', inverseSide: 'answers' } },
});

const dataSource = await new DataSource({
  type: 'better-sqlite3',
  database: process.env.FILE ?? '',
  entities: [responseRows, answerRows],
  synchronize: true,
  prepareDatabase: (db: Database.Database) => {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
  },
}).initialize();

@Controller('responses')
class NaiveController {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  @Post()
  async submit(@Body() body: { id?: unknown; answers?: Record<string, unknown> }): Promise<{ id: string }> {
    const { id, answers } = body;
    if (typeof id !== 'string' || typeof answers !== 'object') throw new BadRequestException();
    const rows = Object.entries(answers).map(([question, value]) => ({
      id: randomUUID(),
      question,
      value: String(value),
    }));
    await this.source.getRepository(responseRows).save({ id, answers: rows });
    return { id };
  }
}

@Module({ controllers: [NaiveController], providers: [{ provide: DataSource, useValue: dataSource }] })
class NaiveModule {}

const app = await NestFactory.create(NaiveModule, new ExpressAdapter(), { logger: false });
await app.listen(Number(process.env.PORT), process.env.HOST ?? '127.0.0.1');
