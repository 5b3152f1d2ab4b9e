import { countText } from './count.js';
import type { Agreement, GraphError, Overview, Region } from './graph.js';
import type { Texts } from './texts.js';

/** The national deployment's code: agreements without a region are shown under it. */
const NATIONAL = '00';

/** Shows the regions and their agreements; everything that comes from the graph is set as text. */
export function showOverview(
  main: HTMLElement,
  { data, errors }: { data: Overview | null; errors: readonly GraphError[] },
  texts: Texts,
): void {
  const missing = new Set(errors.flatMap(({ extensions }) => extensions?.region ?? []));
  const regions = (data?.regions ?? []).filter((region) => region !== null);
  const byRegion = groupByRegion(data?.agreements?.nodes ?? []);
  const codes = [...new Set([...byRegion.keys(), ...missing])].sort();
  const without = regions.filter(({ code }) => code !== NATIONAL && !codes.includes(code));

  main.replaceChildren(
    ...(data?.agreements ? [] : [element('p', { class: 'missing' }, texts.agreementsMissing)]),
    ...codes.map((code) =>
      regionSection(
        code,
        regions.find((region) => region.code === code),
        byRegion.get(code) ?? [],
        missing.has(code),
        texts,
      ),
    ),
    ...(data?.agreements && without.length > 0
      ? [
          element('section', {}, [
            element('h2', {}, texts.without),
            element('p', {}, without.map(({ name }) => name).join(', ')),
          ]),
        ]
      : []),
  );
}

/** The cell that holds an agreement's count. */
export function countCell(main: HTMLElement, agreementId: string): HTMLElement | null {
  return main.querySelector(`[data-agreement="${CSS.escape(agreementId)}"]`);
}

/** Shows a count that may have moved; a cell whose text changes lights up for a while. */
export function showCount(cell: HTMLElement, text: string, highlight: boolean): void {
  if (cell.textContent === text) return;
  cell.textContent = text;
  if (!highlight) return;
  cell.classList.remove('moved');
  // Reading a size makes the browser see the class go, so that the animation begins anew.
  void cell.offsetWidth;
  cell.classList.add('moved');
}

function regionSection(
  code: string,
  region: Region | undefined,
  agreements: readonly Agreement[],
  isMissing: boolean,
  texts: Texts,
): HTMLElement {
  const name = code === NATIONAL ? texts.national : (region?.name ?? texts.region(code));
  const heading = element('h2', { id: `region-${code}` }, name);
  const about =
    region && code !== NATIONAL
      ? [element('p', { class: 'about' }, region.joined ? texts.joined : texts.notJoined)]
      : [];
  const hole = isMissing ? [element('p', { class: 'missing' }, texts.regionMissing(name))] : [];
  const table = agreements.length > 0 ? [agreementTable(agreements, heading.id, texts)] : [];
  return element('section', { 'aria-labelledby': heading.id }, [heading, ...about, ...hole, ...table]);
}

function agreementTable(agreements: readonly Agreement[], labelledBy: string, texts: Texts): HTMLElement {
  const head = element(
    'tr',
    {},
    texts.columns.map((column) => element('th', { scope: 'col' }, column)),
  );
  const rows = agreements.map(({ id, title, level, state, joining, firstYear, signatories }) =>
    element('tr', {}, [
      element('th', { scope: 'row' }, title),
      element('td', { class: 'count', 'data-agreement': id }, countText(signatories, texts)),
      element('td', {}, texts.levels[level] ?? level),
      element('td', {}, texts.states[state] ?? state),
      element('td', {}, texts.joinings[joining] ?? joining),
      element('td', {}, firstYear === null ? texts.unknown : String(firstYear)),
    ]),
  );
  const table = element('table', { 'aria-labelledby': labelledBy }, [
    element('thead', {}, [head]),
    element('tbody', {}, rows),
  ]);
  return element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': labelledBy }, [
    table,
  ]);
}

function groupByRegion(agreements: readonly Agreement[]): Map<string, Agreement[]> {
  const groups = new Map<string, Agreement[]>();
  for (const agreement of agreements) {
    const code = agreement.region?.code ?? NATIONAL;
    groups.set(code, [...(groups.get(code) ?? []), agreement]);
  }
  return groups;
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly HTMLElement[],
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}
