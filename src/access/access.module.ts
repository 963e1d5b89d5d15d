import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditController } from './audit.controller.js';
import { AuditChain, AuditEntry } from './audit.entity.js';
import { AuditService } from './audit.service.js';
import { AuditPageService } from './audit-page.service.js';
import { CommuneNamesQueries } from './commune-names.queries.js';
import { AccessToken, Session, SetupCode, User } from './credentials.entity.js';
import { LanguageController } from './language.controller.js';
import { LiveStreams } from './live-streams.service.js';
import { LoginController } from './login.controller.js';
import { OwnPassword } from './own-password.service.js';
import { PasswordController } from './password.controller.js';
import { PasswordHasher } from './password-hasher.js';
import { SecondStepController } from './second-step.controller.js';
import { RecoveryCode, SecondStep } from './second-step.entity.js';
import { SecondStepService } from './second-step.service.js';
import { SessionsService } from './sessions.service.js';
import { SetupController } from './setup.controller.js';
import { SetupService } from './setup.service.js';
import { SignInService } from './sign-in.service.js';
import { StaffGuard, StaffOfRequest } from './staff.guard.js';
import { TokensController } from './tokens.controller.js';
import { TokensService } from './tokens.service.js';
import { UnsentForms } from './unsent-form.service.js';
import { UserController } from './user.controller.js';
import { UserChangesService } from './user-changes.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** Staff: who they are and what they may do. Its guard stands before every route of the server. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([User, SecondStep, RecoveryCode, Session, AccessToken, SetupCode, AuditEntry, AuditChain]),
  ],
  controllers: [
    AuditController,
    LanguageController,
    LoginController,
    PasswordController,
    SecondStepController,
    SetupController,
    TokensController,
    UserController,
    UsersController,
  ],
  providers: [
    ...[
      AuditPageService,
      AuditService,
      CommuneNamesQueries,
      OwnPassword,
      PasswordHasher,
      SecondStepService,
      SessionsService,
      SetupService,
      SignInService,
    ],
    ...[LiveStreams, StaffOfRequest, TokensService, UnsentForms, UserChangesService, UsersService],
    { provide: APP_GUARD, useClass: StaffGuard },
  ],
  exports: [AuditService, LiveStreams, SetupService, TokensService, UsersService],
})
export class AccessModule {}
