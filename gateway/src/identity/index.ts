export { IssuerUnreachable, TokenRefused } from './faults.js';
export {
  createVerifier,
  hasExpired,
  type TokenIssuer,
  type VerifiedIdentity,
  type Verify,
} from './verify.js';
