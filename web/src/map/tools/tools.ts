/** The tools of the map that need room on it, in the order of the column. */
import type { TextKey } from '../../i18n'

export type MapTool = 'identify' | 'classes' | 'timeline' | 'compare' | 'redline'

export const MAP_TOOLS: { name: MapTool; title: TextKey; path: string }[] = [
  { name: 'identify', title: 'mapTool.identify', path: 'M12 3a9 9 0 1 0 .1 0zM12 11v6M12 7.500v.5' },
  { name: 'classes', title: 'mapTool.classes', path: 'M4 20V13h4v7zM10 20V8h4v12zM16 20V4h4v16z' },
  { name: 'timeline', title: 'mapTool.timeline', path: 'M3 12h18M6 9v6m6-8v10m6-8v6M12 3l-2 2h4z' },
  { name: 'compare', title: 'mapTool.compare', path: 'M3 5h18v14H3zM12 3v18M9 10l-2 2 2 2m6-4 2 2-2 2' },
  {
    name: 'redline',
    title: 'mapTool.redline',
    path: 'M4 17c3-6 9-11 13-9s1 8-5 8-7-4-3-5m5 8 6-6 2 2-6 6h-2z',
  },
]
