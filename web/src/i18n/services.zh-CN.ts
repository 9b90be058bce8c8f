/** 「数据服务」页的文字。 */
export const services = {
  title: '数据服务',
  note: '图层、文件和给其他程序的接口，一律按本账号的权限。',
  open: 'QGIS、ArcGIS、GDAL、Excel 的连接地址和程序令牌',
  address: '全部图层的地址（OGC API）',
  addressNote: '在软件里填这一个地址，用户名填账号，口令填本页创建的令牌。工程文件里不必出现任何人的口令。',
  copy: '复制',
  copied: '已复制',
  qgisNote: '工程里有全部图层，颜色和本系统地图一样。打开时 QGIS 会问用户名和口令，看到的就是该账号能看的。',
  qgz: '下载 QGIS 工程',
  qgs: '.qgs 文本格式',
  arcgisNote:
    '2.8 及以上：插入 → 连接 → 服务器 → 新建 OGC API 服务器，填上面的地址。更早的版本和 ArcMap：在下面下载文件地理数据库。',
  excelNote: '数据 → 自网站，填这个地址；选“基本”，填账号和令牌。以后点“全部刷新”即可。',
  programs: '程序',
  programsNote: '全部接口的说明（OpenAPI 3.0）：',
  tokens: '程序令牌',
  tokensNote:
    '令牌以本账号的名义取数，权限不会超过本账号。缺省只能查询；只显示一次；到期自动失效，也可随时撤销。',
  tokensKeeper: '全部账号的令牌。不用的、丢失的请撤销。',
  tokensNone: '没有令牌。',
  tokenName: '用途',
  tokenNameHint: '例如：我电脑上的 QGIS',
  tokenExtent: '可以做',
  tokenDays: '有效期',
  days: '{n} 天',
  tokenCreate: '创建令牌',
  tokenMade: '「{name}」的令牌',
  tokenOnce: '请现在复制，以后不再显示。谁拿到它就能以您的名义查询；丢失请撤销。',
  tokenUntil: '到 {day}，还有 {n} 天',
  tokenUsed: '最近使用 {when} · {address}',
  tokenUnused: '还没有用过',
  tokenRevoke: '撤销',
  layers: '图层文件',
  layersNote: '软件不支持 OGC API 时用。每种格式都写明损失什么；QML 是 QGIS 的样式。',
}

export const tokenExtent = {
  MAP: '查询图层、下载文件',
  READ: '查询账号能看的一切',
  WRITE: '做账号能做的事',
}
