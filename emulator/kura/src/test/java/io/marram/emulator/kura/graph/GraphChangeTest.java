package io.marram.emulator.kura.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.kura.configuration.PlainConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.junit.jupiter.api.Test;

class GraphChangeTest {
  @Test
  void createsWhatIsNewWithItsPortCounts() throws KuraException {
    GraphChange change = GraphChange.between(graph(), graph(component("a", "x.Camera")));

    assertThat(change.deletedPids()).isEmpty();
    assertThat(change.updated()).isEmpty();
    assertThat(change.created()).hasSize(1);
    assertThat(change.created().get(0).factoryPid()).isEqualTo("x.Camera");
    assertThat(change.created().get(0).properties())
        .containsEntry("receiver.port.count", 1)
        .containsEntry("emitter.port.count", 2);
  }

  @Test
  void deletesWhatIsGone() throws KuraException {
    GraphChange change = GraphChange.between(graph(component("a", "x.Camera")), graph());

    assertThat(change.deletedPids()).containsExactly("a");
  }

  @Test
  void updatesWhatStaysOnlyWhereAConfigurationIsGiven() throws KuraException {
    WireGraphConfiguration before = graph(component("a", "x.A"), component("b", "x.B"));

    GraphChange change =
        GraphChange.between(before, graph(component("a", "x.A"), component("b", null)));

    assertThat(change.deletedPids()).isEmpty();
    assertThat(change.created()).isEmpty();
    assertThat(change.updated()).extracting("pid").containsExactly("a");
  }

  @Test
  void makesAComponentAnewWhenItsFactoryChanges() throws KuraException {
    GraphChange change =
        GraphChange.between(graph(component("a", "x.A")), graph(component("a", "x.B")));

    assertThat(change.deletedPids()).containsExactly("a");
    assertThat(change.created()).extracting("factoryPid").containsExactly("x.B");
  }

  @Test
  void refusesANewComponentWithoutFactory() {
    assertThatThrownBy(() -> GraphChange.between(graph(), graph(component("a", null))))
        .isInstanceOf(KuraException.class)
        .hasMessageContaining("component a")
        .hasMessageContaining("service.factoryPid");
  }

  @Test
  void tellsWhatTakesAnothersPlaceFromWhatIsNew() throws KuraException {
    GraphChange change =
        GraphChange.between(
            graph(component("a", "x.A")), graph(component("a", "x.B"), component("b", "x.B")));

    assertThat(change.createdInstead()).extracting("pid").containsExactly("a");
    assertThat(change.createdAnew()).extracting("pid").containsExactly("b");
  }

  @Test
  void refusesOtherPortsForAComponentThatStays() {
    WireComponentConfiguration wider =
        new WireComponentConfiguration(
            new PlainConfiguration("a", null, null),
            Map.of("inputPortCount", 1, "outputPortCount", 3));

    assertThatThrownBy(() -> GraphChange.between(graph(component("a", "x.A")), graph(wider)))
        .isInstanceOf(KuraException.class)
        .hasMessageContaining("outputPortCount of component a is 2 and cannot become 3");
  }

  private static WireGraphConfiguration graph(WireComponentConfiguration... components) {
    return new WireGraphConfiguration(List.of(components), List.of());
  }

  private static WireComponentConfiguration component(String pid, String factoryPid) {
    Map<String, Object> properties =
        factoryPid == null ? null : new HashMap<>(Map.of("service.factoryPid", factoryPid));
    return new WireComponentConfiguration(
        new PlainConfiguration(pid, null, properties),
        Map.of("inputPortCount", 1, "outputPortCount", 2));
  }
}
