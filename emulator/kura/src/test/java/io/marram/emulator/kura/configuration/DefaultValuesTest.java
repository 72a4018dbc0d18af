package io.marram.emulator.kura.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;

class DefaultValuesTest {
  @Test
  void givesEveryTypeItsJavaClass() {
    assertThat(value(Scalar.STRING, 0, "a b")).isEqualTo("a b");
    assertThat(value(Scalar.LONG, 0, "7")).isEqualTo(7L);
    assertThat(value(Scalar.DOUBLE, 0, "0.5")).isEqualTo(0.5);
    assertThat(value(Scalar.FLOAT, 0, "0.5")).isEqualTo(0.5f);
    assertThat(value(Scalar.INTEGER, 0, "7")).isEqualTo(7);
    assertThat(value(Scalar.BYTE, 0, "7")).isEqualTo((byte) 7);
    assertThat(value(Scalar.CHAR, 0, "c")).isEqualTo('c');
    assertThat(value(Scalar.BOOLEAN, 0, "true")).isEqualTo(true);
    assertThat(value(Scalar.SHORT, 0, "7")).isEqualTo((short) 7);
    assertThat(((Password) value(Scalar.PASSWORD, 0, "x")).getPassword()).containsExactly('x');
  }

  @Test
  void makesAnArrayOfAListOnly() {
    assertThat(value(Scalar.INTEGER, 3, "1, 2")).isEqualTo(new Integer[] {1, 2});
    assertThat(value(Scalar.STRING, -2, "x\\,y,z")).isEqualTo(new String[] {"x,y", "z"});
    assertThat(value(Scalar.INTEGER, 1, "1")).isEqualTo(1);
    assertThat(value(Scalar.INTEGER, -1, "1")).isEqualTo(1);
  }

  @Test
  void takesTheFirstPartOfAnUnescapedCommaInAScalarAsKuraDoes() {
    assertThat(value(Scalar.STRING, 0, "a,b")).isEqualTo("a");
    assertThat(value(Scalar.STRING, 0, "a\\,b")).isEqualTo("a,b");
  }

  @Test
  void hasNoValueWhereTheDefaultIsEmptyOrMissing() {
    assertThat(defaults(Scalar.STRING, 0, "")).isEmpty();
    assertThat(defaults(Scalar.STRING, 0, null)).isEmpty();
    assertThat(DefaultValues.of(null)).isEmpty();
  }

  @Test
  void namesTheAttributeWhoseDefaultIsNotOfItsType() {
    assertThatThrownBy(() -> value(Scalar.INTEGER, 0, "many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("field")
        .hasMessageContaining("Integer")
        .hasMessageContaining("many");
  }

  @Test
  void dropsUnescapedWhiteSpaceAroundValues() {
    assertThat(ValueList.split("  a b , c\\ ,")).containsExactly("a b", "c ", "");
  }

  private static Object value(Scalar type, int cardinality, String text) {
    return defaults(type, cardinality, text).get("field");
  }

  private static Map<String, Object> defaults(Scalar type, int cardinality, String text) {
    AD attribute =
        new Attribute("field", null, null, type, cardinality, null, null, text, true, List.of());
    return DefaultValues.of(new ObjectClass("x", "x", null, List.of(attribute), List.of()));
  }
}
