import { Entity, PrimaryColumn } from 'typeorm';

/** That a document belongs to an agreement. */
@Entity('document_agreement')
export class DocumentAgreement {
  @PrimaryColumn('text', { name: 'document_id' })
  documentId!: string;

  @PrimaryColumn('text', { name: 'agreement_id' })
  agreementId!: string;
}
