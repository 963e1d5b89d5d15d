import { join } from 'node:path';
import { projectFolder } from '../config/settings.js';
import { printPage, readTemplates } from '../responses/form-templates.js';

readTemplates(join(projectFolder, 'views', 'feedback', 'public'));

/** Prints one of the citizens' pages of this room, in the frame of all citizens' pages. */
export function printCitizenPage(template: 'send-feedback' | 'track-feedback' | 'village-week', view: object): string {
  return printPage(template, view);
}
