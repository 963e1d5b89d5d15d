import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EntitySchema } from 'typeorm';

// The anchor of start and memory at rest: what Nest, Fastify and TypeORM take before anything of a product runs.
const responseRows = new EntitySchema<{ readonly id: string }>({
  name: 'response',
  columns: { id: { type: 'varchar', primary: true } },
});

@Controller()
class EmptyController {
  @Get()
  answer(): string {
    return 'ok';
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      ...{ type: 'better-sqlite3', database: process.env.FILE ?? '' },
      ...{ entities: [responseRows], synchronize: true },
    }),
  ],
  controllers: [EmptyController],
})
class EmptyModule {}

const app = await NestFactory.create(EmptyModule, new FastifyAdapter(), { logger: false });
await app.listen(Number(process.env.PORT), process.env.HOST ?? '127.0.0.1');
