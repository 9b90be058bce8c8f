/**
 * Photos of projects: brought from a phone or a desk, kept as clean pictures, dated and placed by the camera or else by the phone.
 *
 * <ul>
 *   <li>{@link org.mumap.server.project.photo.PhotoBook}: reads photos in the caller's scope.
 *   <li>{@link org.mumap.server.project.photo.PhotoDesk}: brings a photo, withdraws one.
 * </ul>
 *
 * Invariant: what the camera wrote, what the phone told and what was taken for true stand side by side; no row is changed.
 */
@NullMarked
package org.mumap.server.project.photo;

import org.jspecify.annotations.NullMarked;
