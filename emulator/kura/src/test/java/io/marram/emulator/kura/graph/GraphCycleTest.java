package io.marram.emulator.kura.graph;

import static io.marram.emulator.kura.graph.Graphs.wire;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.junit.jupiter.api.Test;

class GraphCycleTest {
  @Test
  void saysWhichWayComesBack() {
    assertThat(
            GraphCycle.find(
                List.of(wire("in", "a"), wire("a", "b"), wire("b", "c"), wire("c", "a"))))
        .contains(List.of("a", "b", "c", "a"));
  }

  @Test
  void findsAComponentThatIsWiredToItself() {
    assertThat(GraphCycle.find(List.of(wire("a", "a")))).contains(List.of("a", "a"));
  }

  @Test
  void doesNotTakeTwoWaysToOneComponentForACycle() {
    assertThat(
            GraphCycle.find(
                List.of(wire("a", "b"), wire("a", "c"), wire("b", "d"), wire("c", "d"))))
        .isEmpty();
  }

  @Test
  void searchesAGraphThatIsDeeperThanTheStack() {
    List<MultiportWireConfiguration> chain = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      chain.add(wire("c" + i, "c" + (i + 1)));
    }

    assertThat(GraphCycle.find(chain)).isEmpty();
  }

  @Property
  void findsNoneWhereAllWiresGoTheSameWay(
      @ForAll("wires") List<int[]> ends, @ForAll Random random) {
    List<MultiportWireConfiguration> wires = new ArrayList<>();
    for (int[] pair : ends) {
      if (pair[0] != pair[1]) {
        wires.add(wire("c" + Math.min(pair[0], pair[1]), "c" + Math.max(pair[0], pair[1])));
      }
    }
    Collections.shuffle(wires, random);

    assertThat(GraphCycle.find(wires)).isEmpty();
  }

  @Property
  void findsOneIfAndOnlyIfAComponentReachesItself(@ForAll("wires") List<int[]> ends) {
    List<MultiportWireConfiguration> wires =
        ends.stream().map(pair -> wire("c" + pair[0], "c" + pair[1])).toList();

    Optional<List<String>> cycle = GraphCycle.find(wires);

    assertThat(cycle.isPresent()).isEqualTo(someComponentReachesItself(wires));
    cycle.ifPresent(
        way -> {
          assertThat(way.get(0)).isEqualTo(way.get(way.size() - 1));
          for (int i = 1; i < way.size(); i++) {
            assertThat(wires).contains(wire(way.get(i - 1), way.get(i)));
          }
        });
  }

  @Provide
  Arbitrary<List<int[]>> wires() {
    Arbitrary<Integer> component = Arbitraries.integers().between(0, 7);
    return Combinators.combine(component, component)
        .as((from, to) -> new int[] {from, to})
        .list()
        .ofMaxSize(12);
  }

  private static boolean someComponentReachesItself(List<MultiportWireConfiguration> wires) {
    return wires.stream().anyMatch(wire -> reached(wire, wires).contains(wire.getEmitterPid()));
  }

  private static Set<String> reached(
      MultiportWireConfiguration from, List<MultiportWireConfiguration> wires) {
    Set<String> reached = new HashSet<>(Set.of(from.getReceiverPid()));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (MultiportWireConfiguration wire : wires) {
        if (reached.contains(wire.getEmitterPid())) {
          grows |= reached.add(wire.getReceiverPid());
        }
      }
    }
    return reached;
  }
}
