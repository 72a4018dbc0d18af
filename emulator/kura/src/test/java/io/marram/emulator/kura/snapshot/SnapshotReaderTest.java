package io.marram.emulator.kura.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
  @Test
  void readsEveryTypeOfASnapshotOfKura() throws SnapshotException {
    List<SnapshotConfiguration> snapshot = SnapshotReader.read(KuraSnapshot.xml());

    assertThat(snapshot)
        .extracting(SnapshotConfiguration::pid)
        .containsExactly(
            "com.acme.lamp.Lamp",
            "door",
            "org.eclipse.kura.wire.graph.WireGraphService",
            "com.acme.no.Properties");
    assertThat(snapshot.get(0).configurationProperties())
        .containsEntry("brightness", 40)
        .containsEntry("energy", 7_000_000_000L)
        .containsEntry("hue", 0.25)
        .containsEntry("gamma", 2.2f)
        .containsEntry("channel", (byte) -3)
        .containsEntry("port", (short) 502)
        .containsEntry("letter", 'L')
        .containsEntry("enabled", true)
        .containsEntry("note", "first line\n  second <line> & more")
        .containsEntry("empty", "")
        .containsEntry("colours", new String[] {"red", "green,blue"})
        .containsEntry("levels", new Integer[] {1, 2});
    assertThat(snapshot.get(2).configurationProperties())
        .containsEntry("WireGraph", "{\"components\":[],\"wires\":[]}");
    assertThat(snapshot.get(3).configurationProperties()).isEmpty();
  }

  @Test
  void readsPasswordsInBase64AndInClearText() throws SnapshotException {
    Map<String, Object> door =
        SnapshotReader.read(KuraSnapshot.xml()).get(1).configurationProperties();

    assertThat(door.get("secret")).isInstanceOf(Password.class).hasToString("s3cret");
    assertThat(door.get("clear")).isInstanceOf(Password.class).hasToString("in clear text");
    assertThat((Password[]) door.get("secrets"))
        .extracting(Password::toString)
        .containsExactly("one", "two");
  }

  @Test
  void leavesAPasswordThatIsEncryptedAsItIs() throws SnapshotException {
    String xml = KuraSnapshot.xml().replace("czNjcmV0", "aXY=-Y2lwaGVy");

    assertThat(SnapshotReader.read(xml).get(1).configurationProperties().get("secret"))
        .hasToString("aXY=-Y2lwaGVy");
  }

  @Test
  void readsAFileThatForgetsItsNamespaceAsKuraDoes() throws SnapshotException {
    String xml = KuraSnapshot.xml().replace("xmlns:esf=\"http://eurotech.com/esf/2.0\"", "");

    assertThat(SnapshotReader.read(xml)).hasSize(4);
  }

  @Test
  void leavesOutWhatKuraDoesNotKnow() throws SnapshotException {
    String xml =
        """
        <esf:configurations>
          <esf:comment><esf:configuration pid="hidden"/></esf:comment>
          <esf:configuration pid="a">
            <ocd:OCD id="a"><ocd:AD id="x" type="String"/></ocd:OCD>
            <esf:properties>
              <esf:property name="odd" array="false" type="Whole"><esf:value>1</esf:value></esf:property>
              <esf:property name="none" array="true" type="String"/>
              <esf:property name="kept" array="false" type="String"><esf:value>1</esf:value></esf:property>
            </esf:properties>
          </esf:configuration>
        </esf:configurations>
        """;

    assertThat(SnapshotReader.read(xml))
        .containsExactly(new SnapshotConfiguration("a", Map.of("kept", "1")));
  }

  @Test
  void pullsInNoFile(@TempDir Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "the content of a file");
    String xml =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri())
            + KuraSnapshot.of("a", "text", "ENTITY").replace("ENTITY", "&e;");

    assertThatThrownBy(() -> SnapshotReader.read(declarationFirst(xml)))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("document type is not allowed");
  }

  @Test
  void growsNoEntities() throws Exception {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
    }
    String xml = laughs + "]>" + KuraSnapshot.of("a", "text", "ENTITY").replace("ENTITY", "&l29;");

    assertThatThrownBy(() -> SnapshotReader.read(declarationFirst(xml)))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("document type is not allowed");
  }

  @Test
  void refusesAnEntityThatNobodyDeclared() throws Exception {
    String xml = KuraSnapshot.of("a", "text", "ENTITY").replace("ENTITY", "&e;");

    assertThatThrownBy(() -> SnapshotReader.read(xml)).isInstanceOf(SnapshotException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "snapshot",
        "<html/>",
        "<esf:configuration pid=\"a\"/>",
        "<esf:configurations>",
        "<esf:configurations/>rest",
        "<esf:configurations><esf:configuration/></esf:configurations>",
        "PK\u0003\u0004"
      })
  void refusesWhatIsNoSnapshotInsteadOfReadingNothing(String text) {
    assertThatThrownBy(() -> SnapshotReader.read(text)).isInstanceOf(SnapshotException.class);
  }

  @Test
  void refusesASnapshotThatEndsTooEarlyWhereverThatIs() {
    String xml = KuraSnapshot.xml().strip();

    for (int length = 0; length < xml.length(); length += 7) {
      String truncated = xml.substring(0, length);
      assertThatThrownBy(() -> SnapshotReader.read(truncated))
          .as("the first %d characters", length)
          .isInstanceOf(SnapshotException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"Integer,many", "Integer,9999999999", "Byte,300", "Double,", "Char,", "Password,%%"})
  void namesThePropertyWhoseValueIsNotOfItsTypeButNotTheValue(String type, String value) {
    String xml =
        """
        <esf:configurations><esf:configuration pid="a"><esf:properties>
        <esf:property name="field" array="false" encrypted="true" type="%s"><esf:value>%s</esf:value>
        </esf:property></esf:properties></esf:configuration></esf:configurations>
        """
            .formatted(type, value == null ? "" : value);

    assertThatThrownBy(() -> SnapshotReader.read(xml))
        .isInstanceOf(SnapshotException.class)
        .hasMessage("property field of a has a value that is not of type " + type);
  }

  /** Moves the XML declaration before the document type. */
  private static String declarationFirst(String xml) {
    int start = xml.indexOf("<?xml");
    int end = xml.indexOf("?>") + 2;
    return xml.substring(start, end) + xml.substring(0, start) + xml.substring(end);
  }
}
