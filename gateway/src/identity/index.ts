export { IssuerUnreachable, TokenRefused } from './faults.js';
export { createVerifier, type TokenIssuer, type VerifiedIdentity, type Verify } from './verify.js';
