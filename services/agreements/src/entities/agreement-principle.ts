import { Entity, PrimaryColumn } from 'typeorm';

/** That an agreement rests on a principle. */
@Entity('agreement_principle')
export class AgreementPrinciple {
  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;

  @PrimaryColumn('text', { name: 'principle_id' })
  principleId!: string;
}
