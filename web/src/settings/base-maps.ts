/** Forms of base maps, and those of Tianditu ready to be given a key. */
export interface BaseMapForm {
  id: string
  name: string
  nameEn: string
  url: string
  labelsUrl: string
  key: string
  attribution: string
  maxZoom: number
  tileMatrices: string[]
  enabled: boolean
}

export const blank = (): BaseMapForm => ({
  id: '',
  name: '',
  nameEn: '',
  url: '',
  labelsUrl: '',
  key: '',
  attribution: '',
  maxZoom: 18,
  tileMatrices: [],
  enabled: true,
})

export const TIANDITU = ['vec', 'img', 'ter'] as const
export type TiandituKind = (typeof TIANDITU)[number]

const NAMES: Record<TiandituKind, { zh: string; en: string; labels: string; maxZoom: number }> = {
  vec: { zh: '\u5929\u5730\u56fe\u77e2\u91cf', en: 'Tianditu vector', labels: 'cva', maxZoom: 18 },
  img: { zh: '\u5929\u5730\u56fe\u5f71\u50cf', en: 'Tianditu imagery', labels: 'cia', maxZoom: 18 },
  ter: { zh: '\u5929\u5730\u56fe\u5730\u5f62', en: 'Tianditu terrain', labels: 'cta', maxZoom: 14 },
}

const address = (layer: string) =>
  `https://t0.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}` +
  '&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}'

/** In Web Mercator, as the map is drawn; asked of nobody before somebody has saved it with a key. */
export function tianditu(kind: TiandituKind): BaseMapForm {
  const { zh, en, labels, maxZoom } = NAMES[kind]
  return {
    id: `tdt-${kind}`,
    name: zh,
    nameEn: en,
    url: address(kind),
    labelsUrl: address(labels),
    key: '',
    attribution: '',
    maxZoom,
    tileMatrices: [],
    enabled: true,
  }
}
