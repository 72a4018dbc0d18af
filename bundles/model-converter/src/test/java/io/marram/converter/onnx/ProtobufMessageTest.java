package io.marram.converter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProtobufMessageTest {

  @Test
  void writesIntegersSevenBitsAByteLowestFirst() {
    assertThat(hex(new ProtobufMessage().integer(1, 150))).isEqualTo("08" + "9601");
    assertThat(hex(new ProtobufMessage().integer(1, 0))).isEqualTo("08" + "00");
    assertThat(hex(new ProtobufMessage().integer(1, -1))).isEqualTo("08" + "ff".repeat(9) + "01");
  }

  @Test
  void writesTwoBytesForTheNumberOfAHighField() {
    assertThat(hex(new ProtobufMessage().integer(20, 7))).isEqualTo("a001" + "07");
  }

  @Test
  void writesTheLengthBeforeTextsAndMessages() {
    ProtobufMessage inner = new ProtobufMessage().text(2, "é");

    assertThat(hex(new ProtobufMessage().message(3, inner))).isEqualTo("1a04" + "1202c3a9");
  }

  @Test
  void writesNumbersLittleEndian() {
    assertThat(hex(new ProtobufMessage().number(2, 0.5f))).isEqualTo("15" + "0000003f");
  }

  private static String hex(ProtobufMessage message) {
    return HexFormat.of().formatHex(message.toByteArray());
  }
}
