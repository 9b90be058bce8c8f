/** Texts of the page "Data services". */
export const services = {
  title: 'Data services',
  note: 'Layers, files and the interface for other programs, always within the rights of this account.',
  open: 'Addresses for QGIS, ArcGIS, GDAL and Excel, and program tokens',
  address: 'Address of all layers (OGC API)',
  addressNote:
    'Give this one address to the client, with the account and, as password, a token made on this page. A password of a person never needs to stand in a project file.',
  copy: 'Copy',
  copied: 'Copied',
  qgisNote:
    'The project has all layers in the colours of this map. QGIS asks for name and password when it is opened; what it shows is what that account may see.',
  qgz: 'Download the QGIS project',
  qgs: 'as .qgs (text)',
  arcgisNote:
    'From 2.8 on: Insert → Connections → Server → New OGC API Server, with the address above. Older ones and ArcMap: download a file geodatabase below.',
  excelNote:
    'Data → From Web, with this address; sign in with Basic: account and token. The table is refreshed by “Refresh all”.',
  programs: 'Programs',
  programsNote: 'The description of the whole interface (OpenAPI 3.0):',
  tokens: 'Program tokens',
  tokensNote:
    'A token asks in the name of this account and never may more than it. It reads unless made to write, is shown once, and ends by itself or when revoked.',
  tokensKeeper: 'Tokens of all accounts. Revoke what is no longer needed or was lost.',
  tokensNone: 'There is no token.',
  tokenName: 'What it is for',
  tokenNameHint: 'e.g. QGIS on my desk',
  tokenExtent: 'May',
  tokenDays: 'Holds for',
  days: '{n} days',
  tokenCreate: 'Make a token',
  tokenMade: 'Token for “{name}”',
  tokenOnce:
    'Copy it now: it is not shown again. Whoever has it reads in your name; revoke it when it is lost.',
  tokenUntil: 'until {day}, {n} days left',
  tokenUsed: 'last used {when} · {address}',
  tokenUnused: 'not used yet',
  tokenRevoke: 'Revoke',
  layers: 'Files of the layers',
  layersNote: 'Where a client has no OGC API. Each format says what it loses; QML is the style for QGIS.',
}

export const tokenExtent = {
  MAP: 'Read layers and files',
  READ: 'Read everything the account reads',
  WRITE: 'Do what the account may do',
}
