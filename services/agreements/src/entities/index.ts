import { ActionPlan } from './action-plan.js';
import { Adherence } from './adherence.js';
import { Agreement } from './agreement.js';
import { AgreementPrinciple } from './agreement-principle.js';
import { AgreementStatement } from './agreement-statement.js';
import { AgreementVersion } from './agreement-version.js';
import { Contradiction } from './contradiction.js';
import { ContradictionTie } from './contradiction-subject.js';
import { Decision } from './decision.js';
import { Definition } from './definition.js';
import { Document } from './document.js';
import { DocumentAgreement } from './document-agreement.js';
import { Figure } from './figure.js';
import { MatrixBody } from './matrix-body.js';
import { MatrixCell } from './matrix-cell.js';
import { Milestone } from './milestone.js';
import { Party } from './party.js';
import { Principle } from './principle.js';
import { Quarantine } from './quarantine.js';
import { SignatoryCounter } from './signatory-counter.js';
import { VersionText } from './version-text.js';

/** Every entity of the service, for the data source. */
export const ENTITIES = [
  ActionPlan,
  Adherence,
  Agreement,
  AgreementPrinciple,
  AgreementStatement,
  AgreementVersion,
  Contradiction,
  ContradictionTie,
  Decision,
  Definition,
  Document,
  DocumentAgreement,
  Figure,
  MatrixBody,
  MatrixCell,
  Milestone,
  Party,
  Principle,
  Quarantine,
  SignatoryCounter,
  VersionText,
];
