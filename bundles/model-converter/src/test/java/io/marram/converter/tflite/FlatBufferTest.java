package io.marram.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.tflite.FlatBuffer.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FlatBufferTest {

  private static final int VECTOR_LENGTH_AT = 40;

  @Test
  void readsTheFieldsOfATable() {
    FlatBuffer buffer = new FlatBuffer(message());
    Table table = buffer.root();

    assertThat(buffer.identifier()).isEqualTo("TEST");
    assertThat(table.integer(0, -1)).isEqualTo(42);
    assertThat(table.octet(1, 0)).isEqualTo(-3);
    assertThat(table.flag(1)).isTrue();
    assertThat(table.integers(3)).containsExactly(7, -9);
    assertThat(table.octets(3).remaining()).isEqualTo(2);
  }

  @Test
  void givesTheDefaultForFieldsThatAreAbsent() {
    Table table = new FlatBuffer(message()).root();

    assertThat(table.has(2)).isFalse();
    assertThat(table.integer(2, 11)).isEqualTo(11);
    assertThat(table.integers(2)).isEmpty();
    assertThat(table.tables(2)).isEmpty();
    assertThat(table.octets(2).hasRemaining()).isFalse();
    // A field that is newer than the file lies beyond the end of its vtable.
    assertThat(table.integer(9, 11)).isEqualTo(11);
    assertThatThrownBy(() -> table.table(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesAVectorThatIsLongerThanTheMessage() {
    byte[] bytes = message();
    bytes[VECTOR_LENGTH_AT + 3] = 0x7f;
    Table table = new FlatBuffer(bytes).root();

    assertThatThrownBy(() -> table.integers(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("elements");
  }

  @Test
  void refusesAMessageThatEndsEarly() {
    byte[] bytes = {20, 0, 0, 0, 'T', 'E', 'S', 'T'};

    assertThatThrownBy(() -> new FlatBuffer(bytes).root().integer(0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** A table with an integer, an octet, an absent field and a vector, laid out by hand. */
  private static byte[] message() {
    ByteBuffer bytes = ByteBuffer.allocate(52).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(20).put("TEST".getBytes(StandardCharsets.US_ASCII));
    // The vtable at 8: its length, the table's length, where the four fields lie in the table.
    bytes.putShort((short) 12).putShort((short) 16);
    bytes.putShort((short) 4).putShort((short) 8).putShort((short) 0).putShort((short) 12);
    // The table at 20: the way back to the vtable, then the fields.
    bytes.putInt(20 - 8).putInt(42).putInt(0xfd).putInt(VECTOR_LENGTH_AT - 32).putInt(0);
    // The vector at 40.
    bytes.putInt(2).putInt(7).putInt(-9);
    return bytes.array();
  }
}
