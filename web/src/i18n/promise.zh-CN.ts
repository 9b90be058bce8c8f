/** Texts of promise against reality. */
export const promise = {
  title: '承诺与实绩',
  signed: '签约',
  delivered: '交地',
  start: '动工',
  completion: '竣工',
  production: '投产',
  agreed: '约定 {day}',
  notYet: '还没有',
  promised: '约定',
  actual: '实绩',
  share: '达标率',
  due: '{day} 到期，次日起考核',
  supplements: '已按批准的补充合同：{numbers}',
  yearTax: '{year} 年亩均税收 {tax} · 亩均产值 {output}',
  noYears: '还没有年报落在这宗地上',
}

export const promiseCode = {
  INVESTMENT_WAN: '投资(万元)',
  PLOT_RATIO: '容积率',
  TAX_WAN_PER_MU: '亩均税收(万元)',
  OUTPUT_WAN_PER_MU: '亩均产值(万元)',
}

export const promiseStatus = {
  NOT_AGREED: '未约定',
  NOT_DUE: '未到考核期',
  UNKNOWN: '无数据',
  MET: '达标',
  NEARLY: '基本达标',
  NOT_MET: '未达标',
}
