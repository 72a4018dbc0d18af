package io.marram.emulator.components.regexfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.components.KuraDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.eclipse.kura.testing.ComponentDescription;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class RegexFilterComponentTest {
  private static final TypedValue<?> ANY = TypedValues.newIntegerValue(1);

  @Test
  void isDescribedAsKurasFilter() throws Exception {
    ComponentDescription description =
        KuraDescription.assertSame(
            "org.eclipse.kura.wire.RegexFilter",
            "Regex Filter",
            RegexFilterConfig.class,
            Map.of("regex.filter", "", "filter.type", "1"));
    assertThat(KuraDescription.options(description, "filter.type"))
        .isEqualTo(Map.of("RETAIN", "1", "REMOVE", "2"));
    assertThat(description.attributes().get("filter.type").getAttribute("type"))
        .isEqualTo("Integer");
  }

  @Test
  void keepsThePropertiesWhoseWholeNameMatches() {
    assertThat(filtered(Map.of("regex.filter", "frame(\\.id)?"), "frame", "frame.id", "frame.ids"))
        .containsExactlyInAnyOrder("frame", "frame.id");
  }

  @Test
  void removesThePropertiesWhoseWholeNameMatches() {
    assertThat(filtered(Map.of("regex.filter", "frame", "filter.type", 2), "frame", "frame.id"))
        .containsExactly("frame.id");
  }

  @Test
  void passesEverythingWithoutAnExpression() {
    assertThat(filtered(Map.of("regex.filter", " "), "a", "b")).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void removesEverythingWhenNothingIsToBeRemovedAsKuraDoes() {
    assertThat(filtered(Map.of("regex.filter", "frame", "filter.type", 2), "a", "b")).isEmpty();
  }

  @Test
  void passesEverythingWithABadExpressionAsKuraDoes() {
    assertThat(filtered(Map.of("regex.filter", "("), "a", "b")).containsExactlyInAnyOrder("a", "b");
  }

  @Property
  void keepsEveryPropertyEitherWayOrNot(@ForAll Map<String, Integer> properties) {
    Pattern pattern = Pattern.compile(".*[a-m].*");

    Map<String, Integer> kept = new NameFilter(pattern, true).choose(properties);

    assertThat(kept.keySet()).allMatch(name -> pattern.matcher(name).matches());
    if (!kept.isEmpty()) {
      Map<String, Integer> rest = new NameFilter(pattern, false).choose(properties);
      assertThat(rest.keySet()).noneMatch(kept::containsKey);
      assertThat(kept.size() + rest.size()).isEqualTo(properties.size());
    }
  }

  private static Set<String> filtered(Map<String, Object> changed, String... names) {
    RecordedWires wires = new RecordedWires();
    RegexFilterComponent filter =
        new RegexFilterComponent(
            DeclarativeServices.context("filter"),
            wires,
            DeclarativeServices.configuration(RegexFilterConfig.class, changed));
    Map<String, TypedValue<?>> properties = new HashMap<>();
    for (String name : names) {
      properties.put(name, ANY);
    }
    filter.onWireReceive(new WireEnvelope("emitter", List.of(new WireRecord(properties))));
    assertThat(wires.records()).hasSize(1);
    return wires.records().get(0).getProperties().keySet();
  }
}
