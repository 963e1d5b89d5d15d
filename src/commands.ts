import { accessCommands } from './access/access.commands.js';
import { campaignCommands } from './campaigns/campaigns.commands.js';
import { communeCommands } from './communes/communes.commands.js';
import type { Command, LoneCommand } from './config/command.js';
import { documentCommands } from './documents.commands.js';
import { figureCommands } from './figures/figures.commands.js';
import { operationsCommands } from './operations/operations.commands.js';
import { paperCommands } from './paper/paper.commands.js';
import { questionnaireCommands } from './questionnaires/questionnaires.commands.js';
import { responseCommands } from './responses/responses.commands.js';
import { simulationCommands } from './simulation/simulation.commands.js';

/** The commands of `npm run -s hailong` that work in the application, collected from the rooms. */
export const commands: readonly Command[] = [
  ...communeCommands,
  ...campaignCommands,
  ...accessCommands,
  ...figureCommands,
  ...questionnaireCommands,
  ...responseCommands,
  ...paperCommands,
  ...documentCommands,
  ...simulationCommands,
];

/** Those that work where the application cannot start. */
export const loneCommands: readonly LoneCommand[] = operationsCommands;
