import type { z } from 'zod';
import type {
  currentProcessFact,
  goalFact,
  goodExampleFact,
  needFact,
  platformFact,
  representationRuleFact,
  statisticFact,
} from './profile-facts.js';

/** What the sources say of regions as a whole. */
export interface ProfileFacts {
  readonly statistics: readonly z.output<typeof statisticFact>[];
  readonly needs: readonly z.output<typeof needFact>[];
  readonly goals: readonly z.output<typeof goalFact>[];
  readonly platforms: readonly z.output<typeof platformFact>[];
  readonly currentProcesses: readonly z.output<typeof currentProcessFact>[];
  readonly goodExamples: readonly z.output<typeof goodExampleFact>[];
  readonly representationRules: readonly z.output<typeof representationRuleFact>[];
}

/** The rows of each table, in the order they are to be loaded in. Ordinals are the order of the facts of a region. */
export function profileRows(
  facts: ProfileFacts,
): readonly [kind: keyof ProfileFacts, table: string, rows: Row[]][] {
  return [
    ['statistics', 'statistic', numbered(facts.statistics).map(statisticRow)],
    ['needs', 'need', numbered(facts.needs).map(needRow)],
    ['goals', 'goal', numbered(facts.goals).map(goalRow)],
    ['platforms', 'platform', numbered(facts.platforms).map(platformRow)],
    ['currentProcesses', 'current_process', numbered(facts.currentProcesses).map(listed)],
    ['goodExamples', 'good_example', numbered(facts.goodExamples).map(goodExampleRow)],
    [
      'representationRules',
      'representation_rule',
      numbered(facts.representationRules).map(representationRuleRow),
    ],
  ];
}

type Row = Readonly<Record<string, unknown>>;

function statisticRow([ordinal, fact]: Numbered<ProfileFacts['statistics'][number]>): Row {
  return {
    ...listed([ordinal, fact]),
    value: fact.value,
    value_to: fact.valueTo,
    unit: fact.unit,
    approximate: fact.approximate,
    period: fact.period,
    period_derived: fact.periodDerived,
    population: fact.population,
    description: fact.description,
  };
}

function needRow([ordinal, fact]: Numbered<ProfileFacts['needs'][number]>): Row {
  return {
    ...listed([ordinal, fact]),
    kind: fact.kind,
    event_id: fact.eventId,
    scope: fact.scope,
    topic: fact.topic,
  };
}

function goalRow([ordinal, fact]: Numbered<ProfileFacts['goals'][number]>): Row {
  return {
    ...listed([ordinal, fact]),
    target_year: fact.targetYear,
    kind: fact.kind,
    project_id: fact.projectId,
    body_id: fact.bodyId,
  };
}

function platformRow([ordinal, fact]: Numbered<ProfileFacts['platforms'][number]>): Row {
  const { name, kind, description } = fact;
  return { ...listed([ordinal, { ...fact, label: name }]), kind, description };
}

function goodExampleRow([ordinal, fact]: Numbered<ProfileFacts['goodExamples'][number]>): Row {
  return { ...listed([ordinal, fact]), area: fact.area, organisation_id: fact.organisationId };
}

function representationRuleRow([ordinal, fact]: Numbered<ProfileFacts['representationRules'][number]>): Row {
  return { ...listed([ordinal, fact]), min_share: fact.minShare, max_share: fact.maxShare };
}

interface ListedFact {
  readonly id: string;
  readonly regionCode: string;
  readonly label: string;
  readonly sources: unknown;
}

function listed([ordinal, { id, regionCode, label, sources }]: Numbered<ListedFact>): Row {
  return { id, region_code: regionCode, ordinal, label, sources };
}

type Numbered<Listed> = readonly [ordinal: number, fact: Listed];

/** Each with its place among those of its own region, whatever other regions the deployment serves. */
function numbered<Listed extends { readonly regionCode: string }>(
  facts: readonly Listed[],
): Numbered<Listed>[] {
  const places = new Map<string, number>();
  return facts.map((fact) => {
    const ordinal = (places.get(fact.regionCode) ?? 0) + 1;
    places.set(fact.regionCode, ordinal);
    return [ordinal, fact];
  });
}
