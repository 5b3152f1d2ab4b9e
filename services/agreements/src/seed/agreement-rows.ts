import { createHash } from 'node:crypto';
import { canonicalJson, inWords, type RefusedValue, withoutPersonalNumbers } from '@hub/common';
import { derivedColumns } from '../derived-columns.js';
import type { StandingFigure } from '../entities/signatory-counter.js';
import { standingFigure } from '../standing-figure.js';
import type { AgreementFact } from './facts.js';
import { PRINTED } from './printed-values.js';

/** Goes up when the same facts make other rows than before, so that they are loaded again. */
const FORM = 5;
const NATIONAL = '00';

type Row = Readonly<Record<string, unknown>>;

/** An agreement and what belongs to it, by table and column. */
export interface AgreementRows {
  readonly id: string;
  readonly hash: string;
  readonly agreement: Row;
  readonly versions: readonly Row[];
  readonly milestones: readonly Row[];
  readonly parties: readonly Row[];
  readonly figures: readonly Row[];
  readonly statements: readonly Row[];
  readonly standingFigure: StandingFigure | null;
  /** Values that can't be right. */
  readonly quarantined: readonly RefusedValue[];
}

export function agreementRows(fact: AgreementFact): AgreementRows {
  const { id } = fact;
  const versionId = (number: number | null) => (number === null ? null : `${id}-v${number}`);
  const quarantined: RefusedValue[] = [];
  const milestone = PRINTED.milestones(fact.versions);
  const milestones = fact.milestones.flatMap((value) => {
    const { data, error } = milestone.safeParse(value, inWords);
    if (data !== undefined) return [data];
    quarantined.push(quarantine('milestone', id, value, error.issues[0]?.message ?? ''));
    return [];
  });
  const figures = fact.reportedFigures.flatMap((value) => {
    const { data, error } = PRINTED.reportedFigures().safeParse(value, inWords);
    if (data !== undefined) return [data];
    quarantined.push(quarantine('reportedFigure', id, value, error.issues[0]?.message ?? ''));
    return [];
  });

  return {
    id,
    hash: createHash('sha256')
      .update(canonicalJson([FORM, fact]))
      .digest('base64url'),
    agreement: {
      id,
      title: fact.title,
      level: fact.level,
      kind: fact.kind,
      policy_area: fact.policyArea,
      region_code: fact.regionCode ?? NATIONAL,
      municipality_code: fact.municipalityCode,
      territory: fact.territory,
      joining: fact.joining,
      joining_needs_approval: fact.joiningNeedsApproval,
      on_supersession: fact.onSupersession,
      current_version_id: versionId(fact.currentVersion),
      web_addresses: fact.webAddresses,
      sources: fact.sources,
      ...derivedColumns({
        title: fact.title,
        kind: fact.kind,
        territory: fact.territory,
        regionCode: fact.regionCode ?? NATIONAL,
        municipalityCode: fact.municipalityCode,
        partyNames: fact.parties.map(({ name }) => name),
        milestones,
      }),
    },
    versions: fact.versions.map(({ number, title, state, predecessor, withdrawnAt, sources }) => ({
      id: versionId(number),
      agreement_id: id,
      number,
      title,
      state,
      predecessor_id: versionId(predecessor),
      withdrawn_at: withdrawnAt,
      sources,
    })),
    milestones: milestones.map(({ kind, date, version, label, source }, index) => ({
      agreement_id: id,
      ordinal: index + 1,
      kind,
      date,
      version_id: versionId(version),
      label: label ?? null,
      source,
    })),
    parties: fact.parties.map(({ name, sector, organisationId }, index) => ({
      agreement_id: id,
      ordinal: index + 1,
      name,
      sector,
      organisation_id: organisationId,
    })),
    figures: figures.map(({ value, approximate, asOf, label, source }, index) => ({
      agreement_id: id,
      ordinal: index + 1,
      value,
      approximate,
      as_of: asOf,
      label,
      source,
    })),
    statements: fact.statements.map(({ kind, text, english, source }, index) => ({
      agreement_id: id,
      ordinal: index + 1,
      kind,
      text,
      english,
      source,
    })),
    standingFigure: standingFigure(figures),
    quarantined,
  };
}

function quarantine(kind: string, id: string, value: unknown, wanted: string): RefusedValue {
  const field = kind === 'milestone' ? 'milestones' : 'reportedFigures';
  const printed = withoutPersonalNumbers(JSON.stringify(value) ?? String(value));
  return { kind, id, field, value: printed, reason: `expected ${wanted}` };
}
