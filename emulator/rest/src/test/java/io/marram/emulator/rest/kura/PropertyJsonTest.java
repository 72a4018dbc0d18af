package io.marram.emulator.rest.kura;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;

class PropertyJsonTest {

  @Property(tries = 300)
  void readsWhatItWrites(@ForAll("values") Object value) {
    String json = PropertyJson.write(value).orElseThrow().toString();

    assertThat(PropertyJson.read(Json.parse(json))).isEqualTo(value);
  }

  @Provide
  Arbitrary<Object> values() {
    List<Arbitrary<?>> scalars =
        List.of(
            Arbitraries.strings(),
            Arbitraries.integers(),
            Arbitraries.longs(),
            Arbitraries.shorts(),
            Arbitraries.bytes(),
            Arbitraries.doubles(),
            Arbitraries.floats(),
            Arbitraries.chars(),
            Arbitraries.of(true, false));
    Arbitrary<Object> arrays =
        Arbitraries.oneOf(
            Arbitraries.strings().array(String[].class),
            Arbitraries.integers().array(Integer[].class),
            Arbitraries.doubles().array(Double[].class));
    return Arbitraries.oneOf(Arbitraries.oneOf(scalars), arrays);
  }

  @Test
  void hidesPasswordsInListsToo() {
    assertThat(PropertyJson.write(new Password[] {new Password("a"), null}).orElseThrow())
        .hasToString("{\"value\":[\"placeholder\",null],\"type\":\"PASSWORD\"}");
  }

  @Test
  void acceptsWholeNumbersInAnyNotation() {
    for (String number : List.of("7", "7.0", "7e0", "0.7e1")) {
      assertThat(PropertyJson.read(Json.parse("{\"type\":\"LONG\",\"value\":" + number + "}")))
          .isEqualTo(7L);
    }
  }

  @Test
  void leavesOutWhatIsNoProperty() {
    assertThat(PropertyJson.write(new int[] {1})).isEmpty();
    assertThat(PropertyJson.write(List.of("x"))).isEmpty();
    assertThat(PropertyJson.write(null)).isEmpty();
  }
}
