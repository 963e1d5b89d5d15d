import type { KeyingData } from '../../rules/to-browser/keying.js';
import { KeyingScreen } from './keying-screen.js';

const root = document.getElementById('keying');
if (root) {
  root.hidden = false;
  new KeyingScreen(JSON.parse(root.dataset.keying ?? '{}') as KeyingData, root.dataset.csrf ?? '').start();
}
