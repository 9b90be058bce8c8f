package org.mumap.demo.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.mumap.demo.Dice;

class BlockTest {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void lotsCoverTheBlockWithIdenticalEdges(long seed) {
        for (int i = 0; i < 40; i++) {
            Dice dice = Dice.of(seed, "block test", i);
            List<Coordinate> corners = List.of(
                    new Coordinate(dice.between(0, 30), dice.between(0, 30)),
                    new Coordinate(dice.between(450, 520), dice.between(0, 40)),
                    new Coordinate(dice.between(450, 520), dice.between(340, 390)),
                    new Coordinate(dice.between(0, 30), dice.between(330, 390)));
            int wanted = dice.among(1, 40);

            Geometry[] lots = new Block(corners, 5)
                    .lots(wanted, dice).stream()
                            .map(ring -> GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new)))
                            .toArray(Geometry[]::new);

            String which = "seed " + seed + " block " + i;
            double sum = 0;
            for (Geometry lot : lots) {
                assertThat(lot.isValid()).as(which).isTrue();
                sum += lot.getArea();
            }
            assertThat(CoverageValidator.hasInvalidResult(CoverageValidator.validate(lots)))
                    .as(which)
                    .isFalse();
            Coordinate[] shell = {corners.get(0), corners.get(1), corners.get(2), corners.get(3), corners.get(0)};
            // the millimetre of the corners moves the whole by less than a metre's strip of a millimetre each side
            assertThat(sum).as(which).isCloseTo(GEOMETRY.createPolygon(shell).getArea(), within(2.0));
            assertThat(lots.length).as(which).isBetween(Math.max(1, wanted / 2), wanted);
        }
    }
}
