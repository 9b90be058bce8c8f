/**
 * Photos: what the camera wrote into them, their pixels drawn anew, and a folder that keeps them under the hash of their content. A
 * kernel: it knows no room.
 *
 * <ul>
 *   <li>{@link org.mumap.server.photo.CameraFacts}: time, place and direction as the camera wrote them (Exif).
 *   <li>{@link org.mumap.server.photo.Photos}: decodes and encodes again; small pictures for paper and screen.
 *   <li>{@link org.mumap.server.photo.IncomingPhoto}: a file that somebody sends becomes a clean JPEG, or is refused.
 *   <li>{@link org.mumap.server.photo.HashedFolder}: files under their SHA-256, checked when they are read.
 * </ul>
 */
@NullMarked
package org.mumap.server.photo;

import org.jspecify.annotations.NullMarked;
