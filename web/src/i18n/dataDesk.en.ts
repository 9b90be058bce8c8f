/** Texts of the parts of the data gateway beside the import itself. */
export const dataDesk = {
  import: 'Import',
  linkage: 'Firms and parcels',
  quality: 'State of the data',
  dictionary: 'Data dictionary',
}
