/** Words that come in imported data (not words of the screen): how registers write the class of a road. */
export const TRUNK_ROADS = ['国道', '高速公路', '高速', '快速路']
export const MAIN_ROADS = ['省道', '县道', '主干路']
