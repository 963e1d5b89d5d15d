import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BackupJob } from './backup.job.js';
import { ClockGuard } from './clock-guard.js';
import { HealthController, MetricsController } from './health.controller.js';
import { Installation } from './installation.entity.js';
import { Metrics } from './metrics.js';
import { PrivateFiles } from './private-files.js';
import { SecretsFingerprint } from './secrets-fingerprint.js';
import { WholeFileJob } from './whole-file.job.js';

@Module({
  imports: [TypeOrmModule.forFeature([Installation])],
  controllers: [HealthController, MetricsController],
  providers: [BackupJob, Metrics, SecretsFingerprint, ClockGuard, WholeFileJob, PrivateFiles],
  exports: [Metrics, ClockGuard],
})
export class OperationsModule {}
