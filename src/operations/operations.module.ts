import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HealthController } from './health.controller.js';
import { Installation } from './installation.entity.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { SecretsFingerprint } from './secrets-fingerprint.js';

@Module({
  imports: [TypeOrmModule.forFeature([Installation])],
  controllers: [HealthController, MetricsController],
  providers: [Metrics, SecretsFingerprint],
  exports: [Metrics],
})
export class OperationsModule {}
