/**
 * The codes by which land, units and firms are known, each as a type that can only hold a well-formed code.
 *
 * <p>{@code parse} never throws: it answers {@link org.mumap.rules.code.Parsed}, either the code or what is wrong with it, as a reason
 * ({@link org.mumap.rules.code.CodeProblem}) with its values, so that the caller can say it in any language. {@code isValid} is the
 * short form. Spaces are taken out first (certificates print codes in groups) and letters are written large.
 *
 * <p>Sources: GB/T 37346-2019 (parcel and real-estate unit), GB 32100-2015 (credit code), GB/T 2260 (regions), GB/T 4754 (industries),
 * GB/T 21010-2017 and the 2023 land-and-sea guide (land use). A land-use or industry code is never kept without its scheme: the same
 * digits mean different things ({@code 1001} is a railway in one and a factory in the other).
 */
@NullMarked
package org.mumap.rules.code;

import org.jspecify.annotations.NullMarked;
