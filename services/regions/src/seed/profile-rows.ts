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

/** The rows of each table, in the order they are to be loaded in. Ordinals are the facts' order. */
export function profileRows(
  facts: ProfileFacts,
): readonly [kind: keyof ProfileFacts, table: string, rows: Row[]][] {
  return [
    ['statistics', 'statistic', facts.statistics.map(statisticRow)],
    ['needs', 'need', facts.needs.map(needRow)],
    ['goals', 'goal', facts.goals.map(goalRow)],
    ['platforms', 'platform', facts.platforms.map(platformRow)],
    ['currentProcesses', 'current_process', facts.currentProcesses.map(listed)],
    ['goodExamples', 'good_example', facts.goodExamples.map(goodExampleRow)],
    ['representationRules', 'representation_rule', facts.representationRules.map(representationRuleRow)],
  ];
}

type Row = Readonly<Record<string, unknown>>;

function statisticRow(fact: ProfileFacts['statistics'][number], index: number): Row {
  return {
    ...listed(fact, index),
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

function needRow(fact: ProfileFacts['needs'][number], index: number): Row {
  return {
    ...listed(fact, index),
    kind: fact.kind,
    event_id: fact.eventId,
    scope: fact.scope,
    topic: fact.topic,
  };
}

function goalRow(fact: ProfileFacts['goals'][number], index: number): Row {
  return {
    ...listed(fact, index),
    target_year: fact.targetYear,
    kind: fact.kind,
    project_id: fact.projectId,
    body_id: fact.bodyId,
  };
}

function platformRow(
  { name, kind, description, ...fact }: ProfileFacts['platforms'][number],
  index: number,
): Row {
  return { ...listed({ ...fact, label: name }, index), kind, description };
}

function goodExampleRow(fact: ProfileFacts['goodExamples'][number], index: number): Row {
  return { ...listed(fact, index), area: fact.area, organisation_id: fact.organisationId };
}

function representationRuleRow(fact: ProfileFacts['representationRules'][number], index: number): Row {
  return { ...listed(fact, index), min_share: fact.minShare, max_share: fact.maxShare };
}

interface ListedFact {
  readonly id: string;
  readonly regionCode: string;
  readonly label: string;
  readonly sources: unknown;
}

function listed({ id, regionCode, label, sources }: ListedFact, index: number): Row {
  return { id, region_code: regionCode, ordinal: index + 1, label, sources };
}
