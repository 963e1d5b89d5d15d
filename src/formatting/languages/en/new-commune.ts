import type { Translated } from '../../sentence.js';
import type { newCommune as vietnamese } from '../vi/new-commune.js';

export const newCommune: Translated<typeof vietnamese> = {
  newCommune: {
    title: 'Add a commune',
    lead: 'Copy the real names from the decision on its units, one a line. Every part can be changed afterwards.',
    about: 'The commune',
    name: 'Name of the commune',
    nameHint: 'Without “xã” or “phường” in front, such as Hồng Châu',
    kind: 'Kind',
    villageKind: 'What villages are called',
    province: 'Province or city',
    units: 'Units',
    unitsHint: 'The names here are what most communes have; please change, remove or add.',
    centre: 'Public-service centre',
    departments: 'Departments',
    verticals: 'Vertical bodies',
    verticalsHint: 'Police, military, tax, social insurance …: rated too, without the target of the commune.',
    fields: 'Fields',
    fieldsHint:
      'On each line: name of the field | name of the unit that resolves it. Two columns of a spreadsheet can be pasted.',
    villages: 'Villages',
    villagesHint: 'One name a line; a whole list can be pasted.',
    create: 'Create the commune',
    refused: 'It could not be made. Please correct:',
    faults: {
      empty: 'Please write something here.',
      taken: 'There is a commune called “{value}” already.',
      noUnit: 'The field “{value}” has no unit. Please write: name of the field | name of the unit.',
      unknownUnit: 'No unit is called “{value}”. Please write the name as it stands above.',
      list: 'A name that stands twice, or has more than 200 characters: “{value}”.',
    },
  },
};
