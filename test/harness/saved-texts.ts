import { readFileSync } from 'node:fs';
import type { SavedFile } from './saved-file.js';
import { aWorkbook, sheetOf, zipped } from './workbook.js';

/** Text files as Excel, Google, Zalo and Microsoft save them, what LibreOffice 7.4 really saved, and what is no table. */

const utf16be = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
const real = (name: string) => (): Buffer => readFileSync(`test/cases/import-saved/${name}`);

const threeAtDesk = [
  { G: 5, HARD: ['far', 'slow'], WHERE: 'Trung tâm', day: '2026-11-03' },
  { G: 2, HARD: ['slow'], day: '2026-11-25' },
  { G: 3, WHERE: 'Trung tâm', day: '2026-11-25' },
]; // prettier-ignore
const report: SavedFile['responses'] = [
  { G: 5, HARD: ['far'], day: '2026-11-03' },
  { G: 4, HARD: ['slow'], day: '2026-11-04' },
  { G: 4, HARD: ['far', 'slow'], day: '2026-11-04' },
];
const errors = [
  'Dòng 3, ô A3, cột “G”: bảng tính báo lỗi “#N/A”',
  'Dòng 4, ô A4, cột “G”: bảng tính báo lỗi “#DIV/0!”',
];

/** Made by LibreOffice from one source each; a sheet with a note comes first, another one is hidden. */
const fromLibreOffice: Readonly<Record<string, Omit<SavedFile, 'file'>>> = {
  'libreoffice-bao-cao.xlsx': { header: 4, map: ',_day,G,HARD=far,HARD=slow', responses: report },
  'libreoffice-bao-cao.ods': { header: 4, map: ',_day,G,HARD=far,HARD=slow', responses: report },
  'libreoffice-loi.xlsx': { map: 'G,WHERE', faults: errors },
  'libreoffice-loi.ods': { map: 'G,WHERE', faults: errors },
  'libreoffice-an.xlsx': {
    map: 'G,,WHERE',
    responses: [{ G: 5, WHERE: 'Trung tâm' }, { G: 4 }, { G: 3, WHERE: 'Trung tâm' }],
  },
  'libreoffice-an.ods': {
    map: 'G,,WHERE',
    responses: [{ G: 5, WHERE: 'Trung tâm' }, { G: 4 }, { G: 3, WHERE: 'Trung tâm' }],
  },
  'libreoffice-dong.xlsx': {
    map: 'G,HARD,',
    faults: ['Dòng 3, ô B3, cột “Ông/Bà gặp\nkhó khăn gì?”: không hiểu “Đi bộ”.'],
  },
  'libreoffice-dong.ods': {
    map: 'G,HARD,',
    faults: ['Dòng 3, ô B3, cột “Ông/Bà gặp\nkhó khăn gì?”: không hiểu “Đi bộ”.'],
  },
  'libreoffice-dong.csv': {
    map: 'G,HARD,',
    faults: ['Dòng 3, ô B3, cột “Ông/Bà gặp\nkhó khăn gì?”: không hiểu “Đi bộ”.'],
  },
  'libreoffice.ods': { map: '_day,G,HARD,WHERE', responses: threeAtDesk },
  'libreoffice-utf8.csv': { map: '_day,G,HARD,WHERE', responses: threeAtDesk },
  'libreoffice-utf16.txt': { map: '_day,G,HARD,WHERE', responses: threeAtDesk },
  'libreoffice-1258.csv': { map: '_day,G,HARD,WHERE', responses: threeAtDesk },
  'libreoffice-1252.csv': { refused: 'CSV UTF-8' },
  'libreoffice.xls': { refused: 'Excel đời cũ' },
  'trang-web.xls': { refused: 'không phải là bảng tính' },
};

const G = 'Nhìn chung, Ông/Bà hài lòng ở mức nào?';
const HARD = 'Ông/Bà gặp khó khăn gì?';

export const savedTexts: Readonly<Record<string, SavedFile>> = {
  ...Object.fromEntries(Object.entries(fromLibreOffice).map(([name, one]) => [name, { ...one, file: real(name) }])),
  'Excel: CSV UTF-8 with its mark, semicolons and numbers with commas': {
    file: () => Buffer.from(`\ufeff${G};WHERE\r\n5,0;Trung tâm\r\n"4,00";\r\n`),
    map: 'G,WHERE',
    responses: [{ G: 5, WHERE: 'Trung tâm' }, { G: 4 }],
  },
  'Excel: Unicode text with tabs': {
    file: () => Buffer.from(`\ufeffG\t${HARD}\r\n5\t"Đường xa, Chờ lâu"\r\n`, 'utf16le'),
    map: 'G,HARD',
    responses: [{ G: 5, HARD: ['far', 'slow'] }],
  },
  'a Mac: UTF-16 the other way round': {
    file: () => utf16be(`G\t${HARD}\r\n5\tĐường xa\r\n`),
    map: 'G,HARD',
    responses: [{ G: 5, HARD: ['far'] }],
  },
  'a program: UTF-16 without its mark': {
    file: () => Buffer.from('G,WHERE,STT\n5,Trung tâm,1\n4,,2\n', 'utf16le'),
    map: 'G,WHERE,',
    responses: [{ G: 5, WHERE: 'Trung tâm' }, { G: 4 }],
  },
  'Excel: a first line that says what stands between cells': {
    file: () => Buffer.from('sep=|\r\nG|WHERE\r\n5|Trung tâm\r\nx|\r\n'),
    map: 'G,WHERE',
    faults: ['Dòng 3, ô A3, cột “G”: không hiểu “x”.'],
  },
  'Excel for Mac: lines that end as they did of old': {
    file: () => Buffer.from('G;WHERE\r5;Trung tâm\r4;\r'),
    map: 'G,WHERE',
    responses: [{ G: 5, WHERE: 'Trung tâm' }, { G: 4 }],
  },
  'Excel: empty columns and rows at the end': {
    file: () => Buffer.from('G;WHERE;;;\r\n5;Trung tâm;;;\r\n;;;;\r\n;;;;\r\n'),
    map: 'G,WHERE',
    responses: [{ G: 5, WHERE: 'Trung tâm' }],
  },
  'Excel: errors in words': {
    file: () => Buffer.from('G,WHERE\n#N/A,Trung tâm\n5,#VALUE!\n#TÊN,\n'),
    map: 'G,WHERE',
    faults: [
      'Dòng 2, ô A2, cột “G”: bảng tính báo lỗi “#N/A”',
      'Dòng 3, ô B3, cột “WHERE”: bảng tính báo lỗi “#VALUE!”',
      'Dòng 4, ô A4, cột “G”: không hiểu “#TÊN”.',
    ],
  },
  'Excel: cells of several lines, blank rows, and a fault below them': {
    file: () => Buffer.from('G,Ghi chú\r\n5,"một\nhai\nba"\r\n\r\n9,\r\n'),
    map: 'G,',
    faults: ['Dòng 4, ô A4, cột “G”: không hiểu “9”.'],
  },
  'an old font': { file: () => Buffer.from('Rêt hµi lßng;x\r\n5;1\r\n', 'latin1'), refused: 'phông chữ cũ' },
  'a file without any line': { file: () => Buffer.from('\ufeff\r\n\r\n'), refused: 'không có phiếu nào' },
  'a program in place of a table': {
    file: () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(400)]),
    refused: 'không phải là bảng tính',
  },
  'Google Forms: CSV with its own times': {
    file: () =>
      Buffer.from(`"Dấu thời gian","${G}","${HARD}"\n"2026/11/25 10:23:11 SA GMT+7","Hài lòng","Đường xa;Chờ lâu"\n`),
    map: '_day,G,HARD',
    responses: [{ G: 4, HARD: ['far', 'slow'], day: '2026-11-25' }],
  },
  'Google Forms: times with the month first': {
    file: () => Buffer.from(`Timestamp,${JSON.stringify(G)}\n11/05/2026 9:00:00,5\n11/25/2026 10:23:11,4\n`),
    map: '_day,G',
    responses: [
      { G: 5, day: '2026-11-05' },
      { G: 4, day: '2026-11-25' },
    ],
  },
  'Google Forms: a column for each row of a grid': {
    file: () => Buffer.from(`${JSON.stringify(G)},"${HARD} [Đường xa]","${HARD} [Chờ lâu]"\nRất hài lòng,Có,Không\n`),
    map: 'G,HARD=far,HARD=slow',
    responses: [{ G: 5, HARD: ['far'] }],
  },
  'Zalo: CSV with time before the day': {
    file: () =>
      Buffer.from(
        `STT,Thời gian gửi,"1. ${G} (*)"\n1,10:23:11 25/11/2026,5 - Rất hài lòng\n2,10:24:00 25/11/2026,Hài lòng (4)\n`,
      ),
    map: ',_day,G',
    responses: [
      { G: 5, day: '2026-11-25' },
      { G: 4, day: '2026-11-25' },
    ],
  },
  'Microsoft Forms: a mark behind every answer': {
    file: () =>
      Buffer.from(`ID,Completion time,"${G}","${HARD}"\n1,11/25/26 10:23:11,Rất hài lòng,Đường xa;Chờ lâu;\n`),
    map: ',_day,G,HARD',
    responses: [{ G: 5, HARD: ['far', 'slow'], day: '2026-11-25' }],
  },
  'KoboToolbox: a column for each answer, by code': {
    file: () => Buffer.from('G;HARD/far;HARD/slow\n5;1;0\n4;;\n3;2;0\n'),
    map: 'G,HARD=far,HARD=slow',
    faults: ['Dòng 4, ô B4, cột “HARD/far”: không hiểu “2”. Cột của một ý trả lời'],
  },
  'LimeSurvey: a column for each answer, with Y': {
    file: () => Buffer.from('G,HARD[far],HARD[slow]\n5,Y,\n4,N,Y\n'),
    map: 'G,HARD=far,HARD=slow',
    responses: [
      { G: 5, HARD: ['far'] },
      { G: 4, HARD: ['slow'] },
    ],
  },
  'SurveyMonkey: the question once over its answers': {
    file: () =>
      Buffer.from(
        `Respondent ID,${JSON.stringify(G)},${HARD},\n,,Đường xa,Chờ lâu\n1,5,Đường xa,Chờ lâu\n2,4,,Chờ lâu\n`,
      ),
    header: 2,
    map: ',G,HARD=far,HARD=slow',
    responses: [
      { G: 5, HARD: ['far', 'slow'] },
      { G: 4, HARD: ['slow'] },
    ],
  },
  'answers that are no answers of this question': {
    file: () => Buffer.from(`G,WHERE\n5,Có;Không\n`),
    map: 'G,WHERE',
    faults: ['Dòng 2, ô B2, cột “WHERE”: không hiểu “Có;Không”.'],
  },
  'a workbook that was cut off': {
    file: () => aWorkbook({ A: sheetOf(['G'], [5]) }).subarray(0, 300),
    refused: 'Không đọc được tệp',
  },
  'a document of Word': { file: () => zipped({ 'word/document.xml': '<w/>' }), refused: 'không phải là bảng tính' },
  'a ZIP file with a workbook in it': { file: () => zipped({ 'a.xlsx': 'PK' }), refused: 'không phải là bảng tính' },
  'a binary workbook': { file: () => zipped({ 'xl/workbook.bin': 'x' }), refused: 'không phải là bảng tính' },
  'a workbook of empty sheets': { file: () => aWorkbook({ A: '<sheetData/>' }), refused: 'không có phiếu nào' },
  'a PDF': { file: () => Buffer.from('%PDF-1.7\n'), refused: 'không phải là bảng tính' },
  'a picture': {
    file: () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    refused: 'không phải là bảng tính',
  },
};
