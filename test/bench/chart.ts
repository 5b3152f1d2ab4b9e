/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

const WIDTH = 640;
const LABEL_WIDTH = 220;
const ROW = 28;
const TOP = 40;
const VALUE_WIDTH = 60;

/** A plain horizontal bar chart as SVG text. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const scale = (WIDTH - LABEL_WIDTH - VALUE_WIDTH) / most;
  const rows = bars.map(({ label, value }, index) => {
    const y = TOP + index * ROW;
    return [
      `<text x="${LABEL_WIDTH - 8}" y="${y + 15}" text-anchor="end">${escapeText(label)}</text>`,
      `<rect x="${LABEL_WIDTH}" y="${y}" width="${(value * scale).toFixed(1)}" height="20" fill="#2a6f97"/>`,
      `<text x="${(LABEL_WIDTH + value * scale + 6).toFixed(1)}" y="${y + 15}">${value.toFixed(2)}</text>`,
    ].join('\n');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${TOP + bars.length * ROW + 8}" font-family="sans-serif" font-size="13">`,
    `<text x="8" y="20" font-weight="bold">${escapeText(title)}</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
