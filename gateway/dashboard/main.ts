import { countText } from './count.js';
import { type CountUpdate, type GraphError, type Overview, readOverview, type Signatories } from './graph.js';
import { type Connection, followCounts } from './live.js';
import { type Language, TEXTS, type Texts } from './texts.js';
import { countCell, showCount, showOverview } from './view.js';

const RELOAD_AFTER_FAILURE = 5_000;
const RELOAD_AFTER_HOLE = 30_000;

const main = byId('regions');
let language: Language = localStorage.getItem('language') === 'en' ? 'en' : 'sv';
let connection: Connection = 'connecting';
let reload: ReturnType<typeof setTimeout> | undefined;
let overview: { data: Overview | null; errors: readonly GraphError[] } | undefined;
/** The newest counts by agreement, so that a change that comes before the list is not lost. */
const counts = new Map<string, Signatories>();

byId('language').addEventListener('click', () => {
  language = language === 'sv' ? 'en' : 'sv';
  localStorage.setItem('language', language);
  showAll();
});
showAll();
void showDemo();
await load();
void followCounts(onUpdate, onConnection, () => void load());

async function load(): Promise<void> {
  try {
    overview = await readOverview();
  } catch {
    if (!overview) main.querySelector('#loading')?.replaceChildren(texts().failed);
    loadAgain(RELOAD_AFTER_FAILURE);
    return;
  }
  if (overview.errors.length > 0) loadAgain(RELOAD_AFTER_HOLE);
  // What was streamed while the list was on its way is at least as new.
  showAll();
}

function loadAgain(milliseconds: number): void {
  clearTimeout(reload);
  reload = setTimeout(() => void load(), milliseconds);
}

function onUpdate({ message, agreement, signatories }: CountUpdate): void {
  if (!agreement || !signatories) return;
  counts.set(agreement.id, signatories);
  const cell = countCell(main, agreement.id);
  if (!cell) return;
  const text = countText(signatories, texts());
  const moved = cell.textContent !== text;
  showCount(cell, text, message === 'CHANGE');
  const title = cell.parentElement?.firstElementChild?.textContent ?? '';
  if (moved && message === 'CHANGE') byId('announcement').textContent = texts().changed(title, text);
}

function onConnection(state: Connection): void {
  connection = state;
  showConnection();
}

function showAll(): void {
  document.documentElement.lang = language;
  document.title = texts().title;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const text = texts()[element.dataset.text as keyof Texts];
    if (typeof text === 'string') element.textContent = text;
  }
  const button = byId('language');
  button.textContent = texts().otherLanguage;
  button.lang = language === 'sv' ? 'en' : 'sv';
  showConnection();
  if (!overview) return;
  showOverview(main, overview, texts());
  for (const [id, signatories] of counts) {
    const cell = countCell(main, id);
    if (cell) showCount(cell, countText(signatories, texts()), false);
  }
}

function showConnection(): void {
  const status = byId('connection');
  status.dataset.state = connection;
  status.textContent = texts().connection[connection];
}

async function showDemo(): Promise<void> {
  const response = await fetch('/pages/dashboard/settings.json');
  const { demo } = (await response.json()) as { demo: boolean };
  byId('demo').hidden = !demo;
}

function texts(): Texts {
  return TEXTS[language];
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`Expected an element with the id "${id}", found none.`);
  return element;
}
