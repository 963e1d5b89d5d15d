import type { Translated } from '../../sentence.js';
import type { villageSheets as vietnamese } from '../vi/village-sheets.js';

export const villageSheets: Translated<typeof vietnamese> = {
  villageSheets: {
    title: 'Sheets for the villages',
    intro:
      'Write how many sheets each village gets and make all batches in one step. They are then shown to print, village after village.',
    refused: 'No batch is made yet. Please mend this:',
    hander: 'Handed out in all villages by',
    numberHint: 'Each village 1 to 500 sheets; a village that is left empty or 0 gets none.',
    planned:
      'The numbers offered are the plan of {responses} responses in equal parts for {places} places; change them by the households of each village, and add a few for sheets that do not come back.',
    villages: 'Villages',
    village: 'Village',
    already: { one: '{count} sheet made for this campaign', other: '{count} sheets made for this campaign' },
    numberOf: 'Number of sheets, {village}',
    handerOf: 'Handed out by, {village}',
    asAbove: 'As chosen above',
    create: 'Make the batches and print',
    none: 'This campaign has no place for paper in a village yet.',
    noneHint: 'An officer makes a paper point for each village and adds it to the campaign first.',
    ofCampaign: { one: '{campaign}: {count} place', other: '{campaign}: {count} places' },
    faults: {
      issued: 'The number of sheets is 0 to 500.',
      nothing: 'Please write a number of sheets for at least one village.',
      gone: 'A village has just been taken out of the campaign and is no longer in the table. Please look again and make them.',
    },
  },
};
