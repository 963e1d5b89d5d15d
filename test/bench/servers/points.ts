import { NestFactory } from '@nestjs/core';

// Makes as many points as the first argument says with the product's own command, in one process: each in one of its own
// would take a second. What else is given goes to `point:create`. Prints their codes.
const [count, ...where] = process.argv.slice(2);
const product = (path: string) => import(new URL(`../../${path}.js`, import.meta.url).href);
const { AppModule } = await product('app.module');
const { Clock } = await product('config/clock');
const { Settings } = await product('config/settings');
const { parseCall } = await product('config/command');
const { campaignCommands } = await product('campaigns/campaigns.commands');

const command = campaignCommands.find(({ name }: { readonly name: string }) => name === 'point:create');
const module = AppModule.with(Settings.read(process.env), new Clock(), false);
const app = await NestFactory.createApplicationContext(module, { logger: false });
const codes: string[] = [];
for (let number = 1; number <= Number(count); number += 1) {
  const call = parseCall(command, [...where, '--name', `Quầy ${number}`]);
  codes.push((await command.run((type: never) => app.get(type, { strict: false }), call)).code);
}
await app.close();
process.stdout.write(JSON.stringify(codes));
