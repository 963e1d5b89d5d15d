import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { here, type Server, startServer } from './node-process.js';

/** Addresses of the pages that a browser opens beside the product's form. */
export const ONE_RADIO = '/one-radio';
export const SURVEY_JS = '/survey-js';

/**
 * Serves the least page there is, and the page SurveyJS is used by where nobody thinks of the telephone: its own three
 * scripts and its style sheet, compressed as well as it goes.
 * @param definition what the product asks at the point, for SurveyJS to show the same
 */
export async function startPages(folder: string, definition: unknown): Promise<Server> {
  const html = 'text/html; charset=utf-8';
  const files: [string, string, string | Buffer][] = [
    [ONE_RADIO, html, oneRadio],
    [SURVEY_JS, html, surveyJs(definition)],
    ['/core.js', 'text/javascript', readFileSync('node_modules/survey-core/survey.core.min.js')],
    ['/vietnamese.js', 'text/javascript', readFileSync('node_modules/survey-core/i18n/vietnamese.min.js')],
    ['/ui.js', 'text/javascript', readFileSync('node_modules/survey-js-ui/survey-js-ui.min.js')],
    ['/style.css', 'text/css', readFileSync('node_modules/survey-core/survey-core.fontless.min.css')],
  ];
  const stored = files.map(([address, type, content], index) => {
    const file = join(folder, `page-${index}.br`);
    writeFileSync(file, brotliCompressSync(content));
    return [address, type, file];
  });
  const list = join(folder, 'pages.json');
  writeFileSync(list, JSON.stringify(stored));
  return startServer({ script: here('page-server'), environment: { FILES: list } });
}

const head = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">';

const oneRadio = `${head}<title>?</title><form method="post"><label><input type="radio" name="G" value="5">Hài lòng</label></form>`;

function surveyJs(definition: unknown): string {
  const json = JSON.stringify(definition).replaceAll('<', '\\u003c');
  return `${head}<title>SurveyJS</title><link rel="stylesheet" href="/style.css"><div id="survey"></div>
<script src="/core.js"></script><script src="/vietnamese.js"></script><script src="/ui.js"></script>
<script>var survey = new Survey.Model(${json}); survey.locale = 'vi'; survey.render(document.getElementById('survey'));</script>`;
}
