import type { Founded } from '../model.js';
import { type MutateOptions, mutate } from './mutate.js';

/** Makes agreements, of which each is given figures. */
export interface Founder {
  /** Those that were made, with all their figures. */
  readonly founded: readonly Founded[];
  found(key: string): Promise<void>;
}

const REGIONS = ['12', '14'];
/** The figure with the latest date stands. */
const FIGURES = [['2014'], ['2014', '2015']];

interface Answer {
  readonly agreement: { readonly id: string } | null;
}

export function founderOf(options: MutateOptions): Founder {
  const { choose } = options;
  const founded: Founded[] = [];
  const send = async (name: string, key: string, input: Record<string, unknown>, regionCode: string) => {
    const role = `agreement-manager:${regionCode}`;
    const answer = 'agreement { id }';
    const { agreement } = await mutate<Answer>({ name, key, input, answer, role }, options);
    if (agreement === null) throw new Error(`Expected ${name} ${key} to be written, it was refused.`);
    return agreement.id;
  };
  return {
    founded,
    async found(key) {
      const regionCode = choose(REGIONS);
      const input = {
        title: `Överenskommelse ${key}`,
        kind: 'COMPACT',
        level: 'REGIONAL',
        regionCode,
        onSupersession: 'CARRY_OVER',
      };
      const agreementId = await send('createAgreement', key, input, regionCode);
      const figures: number[] = [];
      for (const asOf of choose(FIGURES)) {
        const value = 10 * founded.length + figures.length;
        const figure = { agreementId, value, approximate: true, asOf, source: { document: 'Lägesrapport' } };
        await send('reportFigure', `${key}-${asOf}`, figure, regionCode);
        figures.push(value);
      }
      founded.push({ agreementId, figures });
    },
  };
}
