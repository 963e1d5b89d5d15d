import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** The contract for programs, at /api/docs and /api/openapi.json. */
export function useOpenApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Hài Lòng')
    .setDescription('Satisfaction with public services, by department, against the target.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
  });
}
