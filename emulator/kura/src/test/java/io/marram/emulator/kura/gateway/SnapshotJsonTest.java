package io.marram.emulator.kura.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.kura.configuration.PlainConfiguration;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotJsonTest {
  @Test
  void readsEveryTypeOfProperty() {
    Map<String, Object> properties =
        properties(
            """
            {"string":{"type":"STRING","value":"a"},
             "integer":{"type":"INTEGER","value":7},
             "long":{"type":"LONG","value":7000000000},
             "double":{"type":"DOUBLE","value":0.5},
             "float":{"type":"FLOAT","value":0.5},
             "short":{"type":"SHORT","value":7},
             "byte":{"type":"BYTE","value":7},
             "char":{"type":"CHAR","value":"c"},
             "boolean":{"type":"BOOLEAN","value":true},
             "list":{"type":"STRING","value":["a","b"]},
             "numbers":{"type":"INTEGER","value":[1,2]}}
            """);

    assertThat(properties)
        .containsEntry("string", "a")
        .containsEntry("integer", 7)
        .containsEntry("long", 7_000_000_000L)
        .containsEntry("double", 0.5)
        .containsEntry("float", 0.5f)
        .containsEntry("short", (short) 7)
        .containsEntry("byte", (byte) 7)
        .containsEntry("char", 'c')
        .containsEntry("boolean", true)
        .containsEntry("list", new String[] {"a", "b"})
        .containsEntry("numbers", new Integer[] {1, 2});
  }

  @Test
  void readsAPasswordInClearTextAndWritesAPlaceholder() {
    Map<String, Object> properties =
        properties("{\"secret\":{\"type\":\"PASSWORD\",\"value\":\"s3cret\"}}");

    assertThat(properties.get("secret")).isInstanceOf(Password.class).hasToString("s3cret");
    assertThat(SnapshotJson.write(List.of(new PlainConfiguration("a", null, properties))))
        .isEqualTo(
            "{\"configs\":[{\"pid\":\"a\",\"properties\":{\"secret\":"
                + "{\"value\":\"Placeholder\",\"type\":\"PASSWORD\"}}}]}");
  }

  @Test
  void writesValuesInTheFormThatItReads() {
    Map<String, Object> properties =
        Map.of("n", 7, "d", 0.5, "s", "a", "b", true, "l", new String[] {"x"});

    String written = SnapshotJson.write(List.of(new PlainConfiguration("a", null, properties)));

    assertThat(SnapshotJson.read(written).get(0).configurationProperties())
        .containsEntry("n", 7)
        .containsEntry("d", 0.5)
        .containsEntry("s", "a")
        .containsEntry("b", true)
        .containsEntry("l", new String[] {"x"});
  }

  @Test
  void writesNoPropertiesOfAComponentThatHasNone() {
    assertThat(SnapshotJson.write(List.of(new PlainConfiguration("a", null, null))))
        .isEqualTo("{\"configs\":[{\"pid\":\"a\",\"properties\":{}}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nonsense | not a snapshot",
        "{\"nonsense\":1} | \"configs\" is required",
        "{\"configs\":1} | not a snapshot",
        "{\"configs\":[{}]} | \"pid\"",
        "{\"configs\":[{\"pid\":\"a\",\"properties\":{\"n\":7}}]} | property \"n\" of a",
        "{\"configs\":[{\"pid\":\"a\",\"properties\":{\"n\":{\"type\":\"WHOLE\",\"value\":7}}}]}"
            + " | property \"n\" of a",
        "{\"configs\":[{\"pid\":\"a\",\"properties\":{\"n\":{\"type\":\"SHORT\",\"value\":70000}}}]}"
            + " | property \"n\" of a",
        "{\"configs\":[{\"pid\":\"a\",\"properties\":{\"n\":{\"type\":\"CHAR\",\"value\":\"\"}}}]}"
            + " | property \"n\" of a",
        "{\"configs\":[{\"pid\":\"a\",\"properties\":{\"n\":{\"type\":\"INTEGER\"}}}]}"
            + " | \"value\" is required",
        "{\"configs\":[{\"pid\":\"a\",\"properties\":{\"n\":{\"type\":\"INTEGER\",\"value\":\"x\"}}}]}"
            + " | property \"n\" of a"
      })
  void saysWhatItCannotRead(String json, String reason) {
    assertThatThrownBy(() -> SnapshotJson.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static Map<String, Object> properties(String properties) {
    return SnapshotJson.read("{\"configs\":[{\"pid\":\"a\",\"properties\":" + properties + "}]}")
        .get(0)
        .configurationProperties();
  }
}
