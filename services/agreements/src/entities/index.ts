import { Adherence } from './adherence.js';
import { Agreement } from './agreement.js';
import { AgreementVersion } from './agreement-version.js';
import { Milestone } from './milestone.js';
import { Party } from './party.js';
import { Quarantine } from './quarantine.js';
import { SignatoryCounter } from './signatory-counter.js';

/** Every entity of the service, for the data source. */
export const ENTITIES = [
  Adherence,
  Agreement,
  AgreementVersion,
  Milestone,
  Party,
  Quarantine,
  SignatoryCounter,
];
