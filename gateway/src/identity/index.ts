export { IssuerUnreachable, TokenRefused } from './faults.js';
export { createSigner, type TokenFor } from './sign.js';
export { createVerifier, type TokenIssuer, type VerifiedIdentity, type Verify } from './verify.js';
