/**
 * The demo county 青溪县 (fictional, region 339922) and its seeded generator.
 *
 * <p>{@link org.mumap.demo.DemoCounty} writes only files of the public import format, the same that a user could load by hand, and a
 * manifest with their order. Nothing about a verdict is written: the generator gives each parcel a {@code Fate} and turns it into dated
 * facts, and the platform has to find the verdict by itself.
 *
 * <p>Order of making: {@code Ground} (borders, river, roads, districts) → {@code LandFiles} (areas, parks, parcels) → the files about
 * those parcels (contracts, firms, projects) → lines, utilities, terrain.
 *
 * <p>Invariants: same seed, day and scale = same bytes; parcels, towns and villages are valid coverages; every reference resolves; every
 * name carries 某 and every phone number is 1380000nnnn, so nothing can be a real person or firm.
 *
 * <p>May use: the JDK, JTS, fastexcel. Knows nothing of the server.
 */
@NullMarked
package org.mumap.demo;

import org.jspecify.annotations.NullMarked;
