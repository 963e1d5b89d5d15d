import { Controller, Get, Param, Render } from '@nestjs/common';
import { CurrentStaff, Staff } from '../../access/staff.js';
import type { OwnQuestionnaire } from '../own-questionnaire.entity.js';
import { checkSource } from '../source-check.js';
import { toChangesView } from './changes.view-model.js';
import { EditorService, sourceOf } from './editor.service.js';

/** What a version asks otherwise than the one in use before it, and whether results go on. */
@Controller('questionnaires/:version/changes')
@Staff('see-participation')
export class ChangesController {
  constructor(private readonly editor: EditorService) {}

  @Get()
  @Render('questionnaires/changes')
  async show(@Param('version') version: string, @CurrentStaff() staff: Staff) {
    const { row, earlier } = await this.editor.open(version, staff);
    if (!earlier) return { version, none: true };
    return { version, ...toChangesView({ before: asRead(earlier), after: asRead(row) }) };
  }
}

function asRead(row: OwnQuestionnaire) {
  // A draft may have faults yet.
  return { number: row.number, source: sourceOf(row), compiled: checkSource(row.source, row).questionnaire };
}
