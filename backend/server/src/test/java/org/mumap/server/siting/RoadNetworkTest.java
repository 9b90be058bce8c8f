package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

@DisplayName("A network of road lines")
class RoadNetworkTest {

    /** A thousandth of a degree at the equator, where both ways are about as long. */
    private static final double STEP = 110.6;

    private static Coordinate[] line(double... xy) {
        Coordinate[] line = new Coordinate[xy.length / 2];
        for (int i = 0; i < line.length; i++) {
            line[i] = new Coordinate(120 + xy[2 * i] / 1000, xy[2 * i + 1] / 1000);
        }
        return line;
    }

    private static double farthest(RoadNetwork.Network network, String kind) {
        Map<Long, Double> best = new HashMap<>();
        PriorityQueue<Map.Entry<Long, Double>> next = new PriorityQueue<>(Map.Entry.comparingByValue());
        network.sources().getOrDefault(kind, java.util.Set.of()).forEach(node -> next.add(Map.entry(node, 0.0)));
        while (!next.isEmpty()) {
            Map.Entry<Long, Double> at = next.poll();
            if (best.putIfAbsent(at.getKey(), at.getValue()) == null) {
                network.edges().forEach(edge -> {
                    if (edge.source() == at.getKey()) {
                        next.add(Map.entry(edge.target(), at.getValue() + edge.metres()));
                    } else if (edge.target() == at.getKey()) {
                        next.add(Map.entry(edge.source(), at.getValue() + edge.metres()));
                    }
                });
            }
        }
        return best.values().stream().mapToDouble(Double::doubleValue).max().orElse(-1);
    }

    @Test
    @DisplayName("A1 roads that cross are joined, one that passes over on a bridge is not")
    void crossings() {
        RoadNetwork open = new RoadNetwork();
        open.road(line(0, 0, 10, 0), "主干路");
        open.road(line(5, -5, 5, 5), "支路");
        open.join();
        open.facility("POWER", line(0, 0));
        assertThat(farthest(open.network(), "POWER")).isEqualTo(10 * STEP, within(15.0));
        assertThat(open.network().edges()).hasSize(5);
        RoadNetwork bridge = new RoadNetwork();
        bridge.road(line(0, 0, 10, 0), "主干路");
        bridge.road(line(5, -5, 5, 5), "支路(桥)");
        bridge.join();
        assertThat(bridge.network().edges()).hasSize(2);
    }

    @Test
    @DisplayName("A2 an end within a metre of another road is joined to it, one ten metres off is not")
    void ends() {
        RoadNetwork near = new RoadNetwork();
        near.road(line(0, 0, 10, 0), null);
        near.road(line(5, 0.005, 5, 5), null);
        near.join();
        assertThat(near.network().edges()).hasSize(3);
        RoadNetwork far = new RoadNetwork();
        far.road(line(0, 0, 10, 0), null);
        far.road(line(5, 0.1, 5, 5), null);
        far.join();
        assertThat(far.network().edges()).hasSize(2);
    }

    @Test
    @DisplayName("A3 a facility reaches the network by a stub as long as it stands off the road")
    void stubs() {
        RoadNetwork roads = new RoadNetwork();
        roads.road(line(0, 0, 10, 0), "国道");
        roads.join();
        roads.facility("GAS", line(5, 1));
        roads.facility("WATER", line(5, 20));
        RoadNetwork.Network network = roads.network();
        assertThat(farthest(network, "GAS")).isEqualTo(6 * STEP, within(10.0));
        assertThat(network.sources()).doesNotContainKey("WATER").containsKey("EXPRESS");
        assertThat(network.edges().stream().filter(edge -> edge.line() == null).toList())
                .singleElement()
                .satisfies(stub -> assertThat(stub.metres()).isEqualTo(STEP, within(0.5)));
    }
}
