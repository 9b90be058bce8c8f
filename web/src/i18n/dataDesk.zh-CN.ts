/** 数据入口各部分的文字。 */
export const dataDesk = {
  import: '导入',
  linkage: '企业与宗地匹配',
  quality: '数据状况',
  dictionary: '数据字典',
}
