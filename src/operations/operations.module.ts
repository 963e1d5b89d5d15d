import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { SecretsFingerprint } from './secrets-fingerprint.js';

@Module({
  controllers: [HealthController, MetricsController],
  providers: [Metrics, SecretsFingerprint],
  exports: [Metrics],
})
export class OperationsModule {}
