package io.marram.converter.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PickleWriterTest {

  @Test
  void startsWithTheProtocolAndEndsWithAStop() {
    assertThat(hex(new PickleWriter().emptyTuple().stop())).isEqualTo("8002" + "29" + "2e");
  }

  @Test
  void writesNumbersLittleEndian() {
    byte[] pickle = new PickleWriter().integer(0x01020304).integer(-2).stop();

    assertThat(hex(pickle)).isEqualTo("8002" + "4a04030201" + "4afeffffff" + "2e");
  }

  @Test
  void countsTheBytesOfAStringNotItsCharacters() {
    byte[] pickle = new PickleWriter().string("é").bool(true).bool(false).stop();

    assertThat(hex(pickle)).isEqualTo("8002" + "5802000000c3a9" + "88" + "89" + "2e");
  }

  @Test
  void writesAnObjectWithItsState() {
    byte[] pickle =
        new PickleWriter()
            .global("m", "C")
            .emptyTuple()
            .newObject()
            .emptyDictionary()
            .mark()
            .string("k")
            .integer(1)
            .setItems()
            .build()
            .stop();

    assertThat(hex(pickle))
        .isEqualTo(
            "8002"
                + hex("cm\nC\n")
                + "29"
                + "81"
                + "7d"
                + "28"
                + "58010000006b"
                + "4a01000000"
                + "75"
                + "62"
                + "2e");
  }

  private static String hex(String ascii) {
    return hex(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
