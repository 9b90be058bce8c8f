package org.mumap.server.print;

/** The look of printed pages: the colours of the screens, text of at least 8 points, numbers of at least 9. */
final class SheetCss {

    static final String TEXT = """
            body { margin: 0; font-family: latin, chinese, signs; font-size: 9pt; line-height: 1.35; color: #1f2d3d; }
            .next { page-break-before: always; }
            table { border-collapse: collapse; -fs-table-paginate: paginate; }
            .head { width: 100%; border-bottom: 0.5mm solid #0f2e52; margin-bottom: 3mm; }
            .head td { padding: 0 0 1.2mm 0; vertical-align: bottom; }
            .head .title { font-size: 15pt; font-weight: bold; }
            .head .aside { text-align: right; color: #4a5665; font-size: 8.5pt; }
            .foot { position: running(foot); }
            .foot table { width: 100%; table-layout: fixed; border-top: 0.3mm solid #0f2e52; font-size: 8pt; color: #4a5665; }
            .foot td { padding: 0.8mm 4mm 0 0; vertical-align: top; }
            .foot td.no { text-align: right; padding-right: 0; white-space: nowrap; word-wrap: normal; }
            .foot b { font-weight: normal; color: #1f2d3d; padding-right: 1.5mm; }
            .foot .n:before { content: counter(page); }
            .foot .m:before { content: counter(pages); }
            h2 { font-size: 10.5pt; margin: 3mm 0 1mm 0; padding-bottom: 0.6mm; border-bottom: 0.35mm solid #0f2e52; page-break-after: avoid; }
            h2.first { margin-top: 0; }
            table.facts, table.list { width: 100%; page-break-inside: auto; }
            .facts td, .facts th, .list td, .list th { border: 0.25mm solid #d9dee6; padding: 0.7mm 1.5mm; text-align: left; vertical-align: top; }
            .facts { table-layout: fixed; }
            .facts th { background: #f5f7fa; color: #4a5665; font-weight: normal; }
            .list th { background: #f5f7fa; color: #4a5665; font-weight: normal; }
            .list tr { page-break-inside: avoid; }
            td.num, th.num { text-align: right; white-space: nowrap; }
            .source { color: #5f6b78; font-size: 8pt; }
            .strip { border-left: 1mm solid #a35200; background: #fff3e3; padding: 1.2mm 2.5mm; margin: 0 0 2mm 0; }
            .strip.plain { border-left-color: #8a94a3; background: #f5f7fa; }
            .note { color: #5f6b78; font-size: 8pt; margin-top: 1mm; }
            .columns { width: 100%; table-layout: fixed; }
            td.column { vertical-align: top; padding: 0; }
            td { word-wrap: break-word; }
            table.cases { margin-bottom: 2mm; }
            .case-head { margin: 0 0 1mm 0; }
            .pair td { width: 50%; padding: 0 2mm 0 0; border: 0; font-size: 9pt; }
            .pair img { max-width: 70mm; max-height: 36mm; }
            .evidence td.picture { width: 74mm; }
            .evidence img { width: 71mm; max-height: 90mm; }
            """;

    private SheetCss() {}
}
