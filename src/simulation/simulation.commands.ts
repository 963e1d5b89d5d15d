import type { Command } from '../config/command.js';
import { SimulationService } from './simulation.service.js';

export const simulationCommands: readonly Command[] = [
  {
    name: 'simulate',
    usage: '--commune SLUG --responses N --seed S',
    options: [
      { name: 'commune', kind: 'text', required: true },
      { name: 'responses', kind: 'text', required: true },
      { name: 'seed', kind: 'text', required: true },
    ],
    run: async (get, call) => {
      const responses = Number(call.text('responses'));
      const seed = Number(call.text('seed'));
      if (!Number.isInteger(responses) || responses < 1) throw new Error('--responses takes a whole number from 1');
      if (!Number.isInteger(seed)) throw new Error('--seed takes a whole number');
      const commune = call.text('commune') ?? '';
      return { commune, stored: await get(SimulationService).simulate(commune, responses, seed) };
    },
  },
];
