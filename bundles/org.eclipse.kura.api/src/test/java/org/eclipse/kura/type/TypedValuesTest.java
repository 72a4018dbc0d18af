package org.eclipse.kura.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypedValuesTest {
  static Stream<Arguments> valuesInOrder() {
    return Stream.of(
        Arguments.of(DataType.BOOLEAN, false, true),
        Arguments.of(DataType.DOUBLE, -0.5, 0.5),
        Arguments.of(DataType.FLOAT, -0.5f, 0.5f),
        Arguments.of(DataType.INTEGER, -7, 7),
        Arguments.of(DataType.LONG, -7L, 7L),
        Arguments.of(DataType.STRING, "a", "b"),
        Arguments.of(DataType.BYTE_ARRAY, new byte[] {1}, new byte[] {-1}));
  }

  @ParameterizedTest
  @MethodSource("valuesInOrder")
  @SuppressWarnings({"unchecked", "rawtypes"})
  void makesAValueOfEveryWireType(DataType type, Object smaller, Object larger) {
    TypedValue value = TypedValues.newTypedValue(smaller);
    TypedValue other = TypedValues.newTypedValue(larger);

    assertThat(value.getType()).isEqualTo(type);
    assertThat(value.getValue()).isEqualTo(smaller);
    assertThat(value).isEqualTo(TypedValues.newTypedValue(smaller)).isNotEqualTo(other);
    assertThat(value).hasSameHashCodeAs(TypedValues.newTypedValue(smaller));
    assertThat(value.compareTo(other)).isNegative();
    assertThat(other.compareTo(value)).isPositive();
  }

  @Test
  void refusesOtherTypes() {
    assertThatThrownBy(() -> TypedValues.newTypedValue((short) 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Short");
    assertThatThrownBy(() -> TypedValues.newTypedValue(null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTexts() {
    assertThat(TypedValues.parseTypedValue(DataType.INTEGER, "7")).isEqualTo(new IntegerValue(7));
    assertThat(TypedValues.parseTypedValue(DataType.BYTE_ARRAY, "AQ=="))
        .isEqualTo(new ByteArrayValue(new byte[] {1}));
    assertThatThrownBy(() -> TypedValues.parseTypedValue(DataType.LONG, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LONG");
    assertThat(DataType.getDataType("float")).isEqualTo(DataType.FLOAT);
  }

  @Test
  void takesNoTextAsTheEmptyText() {
    assertThat(TypedValues.newStringValue(null).getValue()).isEmpty();
  }
}
