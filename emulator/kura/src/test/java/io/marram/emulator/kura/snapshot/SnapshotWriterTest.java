package io.marram.emulator.kura.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotWriterTest {
  @Test
  void writesTheFormOfKura() throws SnapshotException {
    Map<String, Object> properties =
        Map.of("names", new String[] {"x", "y"}, "rate", 5, "secret", new Password("s3cret"));

    assertThat(SnapshotWriter.write(List.of(new SnapshotConfiguration("a", properties))))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <esf:configurations xmlns:esf="http://eurotech.com/esf/2.0" xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0">
                <esf:configuration pid="a">
                    <esf:properties>
                        <esf:property array="true" encrypted="false" name="names" type="String">
                            <esf:value>x</esf:value>
                            <esf:value>y</esf:value>
                        </esf:property>
                        <esf:property array="false" encrypted="false" name="rate" type="Integer">
                            <esf:value>5</esf:value>
                        </esf:property>
                        <esf:property array="false" encrypted="true" name="secret" type="Password">
                            <esf:value>czNjcmV0</esf:value>
                        </esf:property>
                    </esf:properties>
                </esf:configuration>
            </esf:configurations>
            """);
  }

  @Property
  void writesWhatItReadsBack(@ForAll("properties") Map<String, Object> properties)
      throws SnapshotException {
    String xml = SnapshotWriter.write(List.of(new SnapshotConfiguration("a", properties)));

    Map<String, Object> read = SnapshotReader.read(xml).get(0).configurationProperties();
    assertThat(read).usingRecursiveComparison().isEqualTo(properties);
  }

  @Provide
  Arbitrary<Map<String, Object>> properties() {
    Arbitrary<String> text =
        Arbitraries.strings().withChars("\t\n\r <>&'\"]é漢").withCharRange(' ', '~').ofMaxLength(20);
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            text,
            text.array(String[].class).ofMinSize(1).ofMaxSize(3),
            text.map(Password::new),
            Arbitraries.integers(),
            Arbitraries.integers().array(Integer[].class).ofMinSize(1).ofMaxSize(3),
            Arbitraries.longs(),
            Arbitraries.doubles(),
            Arbitraries.floats(),
            Arbitraries.shorts(),
            Arbitraries.bytes(),
            Arbitraries.of(true, false),
            Arbitraries.chars().range(' ', '~'));
    return Arbitraries.maps(text, value).ofMaxSize(5);
  }

  @Test
  void leavesOutWhatKuraCannotWrite() throws SnapshotException {
    Map<String, Object> properties = new HashMap<>();
    properties.put("nothing", null);
    properties.put("empty", new String[0]);
    properties.put("list", List.of("a"));
    properties.put("primitives", new int[] {1});
    properties.put("kept", "a");

    String xml = SnapshotWriter.write(List.of(new SnapshotConfiguration("a", properties)));

    assertThat(SnapshotReader.read(xml).get(0).configurationProperties()).containsOnlyKeys("kept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zero \0", "bell \u0007", "half a pair \ud800", "\uffff"})
  void refusesACharacterThatWouldMakeTheSnapshotUnreadable(String text) {
    SnapshotConfiguration configuration = new SnapshotConfiguration("lamp", Map.of("note", text));

    assertThatThrownBy(() -> SnapshotWriter.write(List.of(configuration)))
        .isInstanceOf(SnapshotException.class)
        .hasMessage("property note of lamp has a character that XML cannot carry");
  }
}
