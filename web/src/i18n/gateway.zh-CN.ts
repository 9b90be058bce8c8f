/** Texts of the data gateway: what goes back to its sender and comes in again. */
export const gateway = {
  mendTable: '{rejected} 行没有通过，{warnings} 处提醒。下载标红的原表（错处红色、带批注，末列写明怎样改），改好后直接传回。',
  mendList: '{rejected} 行没有通过，{warnings} 处提醒。下载问题清单发给来件单位，改好的文件从这里传回。',
  marked: '下载标红的原表',
  list: '下载问题清单',
  mended: '传回改好的文件',
  again: '已收到改好的文件，正在重新检查。',
}
