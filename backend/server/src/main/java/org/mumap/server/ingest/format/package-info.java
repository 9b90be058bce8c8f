/**
 * Files as rows. Whatever comes in (GeoJSON, CSV, XLSX, a zipped shapefile or geodatabase, GeoPackage, KML, DXF,
 * boundary-point TXT) leaves here as a stream of
 * {@link org.mumap.server.ingest.format.SourceRow}: cells by column name and a shape in the coordinates of the file. No rule of a
 * kind is known here.
 *
 * <p>Everything that opens an upload stands here: {@link org.mumap.server.ingest.format.Uploads} asks the file's first bytes what
 * it is and wants its name to agree; {@link org.mumap.server.ingest.format.SafeZip} unpacks within limits;
 * {@link org.mumap.server.ingest.format.Gdal} lets GDAL's programs read in a sandbox without network;
 * {@link org.mumap.server.ingest.format.BoundaryRows} and {@link org.mumap.server.ingest.format.DxfRows} read what surveyors bring. A file that cannot be read
 * at all ends as {@link org.mumap.server.ingest.format.ImportFailure}, which names the cure.
 */
@NullMarked
package org.mumap.server.ingest.format;

import org.jspecify.annotations.NullMarked;
