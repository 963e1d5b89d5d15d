import type { Command, CommandCall } from '../config/command.js';
import { type Day, isDay } from '../rules/days.js';
import { CampaignsService } from './campaigns.service.js';
import { pointCommands } from './points.commands.js';

export const campaignCommands: readonly Command[] = [
  {
    name: 'campaign:create',
    usage:
      '--commune S --questionnaire KEY --opens D --ends D [--locks D] [--target 0.9|none] [--continuous] [--name N]',
    options: [
      { name: 'commune', kind: 'text', required: true },
      { name: 'questionnaire', kind: 'text', required: true },
      { name: 'opens', kind: 'text', required: true },
      { name: 'ends', kind: 'text', required: true },
      { name: 'locks', kind: 'text' },
      { name: 'target', kind: 'text' },
      { name: 'continuous', kind: 'flag' },
      { name: 'name', kind: 'text' },
    ],
    run: async (get, call) => {
      const wanted = {
        communeId: call.text('commune') ?? '',
        questionnaire: call.text('questionnaire') ?? '',
        name: call.text('name'),
        opensOn: dayOf(call, 'opens'),
        endsOn: dayOf(call, 'ends'),
        locksOn: call.text('locks') === undefined ? undefined : dayOf(call, 'locks'),
        target: targetOf(call.text('target')),
        continuous: call.flag('continuous'),
      };
      const campaign = await get(CampaignsService).create(wanted, 'command');
      const { id, name, questionnaireVersion: version, opensOn, endsOn, locksOn, target, continuous } = campaign;
      return { id, name, version, opensOn, endsOn, locksOn, target, continuous };
    },
  },
  ...pointCommands,
];

function dayOf(call: CommandCall, option: string): Day {
  const day = call.text(option) ?? '';
  if (!isDay(day)) throw new Error(`--${option} takes a day such as 2026-11-03`);
  return day;
}

/** Undefined leaves the target to the questionnaire. */
function targetOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  const target = Number(text);
  if (!(target > 0 && target <= 1)) throw new Error('--target takes a fraction such as 0.9, or none');
  return target;
}
