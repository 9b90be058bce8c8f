/** Texts of the charts beside the per-mu map. */
export const charts = {
  show: '分布',
  hide: '收起分布',
  title: '{what}分布',
  ofParcels: '宗地',
  ofFirms: '企业',
  note: '{n} 个，虚线是分级断点；点一根柱子，地图和清单只留这一段',
  bounded: '只画、只列最大的 {n} 个，全部共 {all} 个；全部数据请导出',
  hidden: '单个企业的税收不对本角色显示；可改看亩均产值。',
  bin: '{from} – {to}',
  count: '{n} 个',
  list: '{from} – {to} 万元/亩：{n} 个',
  sum: '合计 {mu} · {money}',
  all: '全部',
  chosen: '所选 {value}',
  empty: '没有可画的数',
  classes: '按五等分着色',
}
