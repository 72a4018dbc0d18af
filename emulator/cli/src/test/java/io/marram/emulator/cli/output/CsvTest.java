package io.marram.emulator.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

  @Test
  void readsColumnsInAnyOrderAndIgnoresOthers(@TempDir Path folder) throws IOException {
    Path file =
        write(folder, "fold,file_b,file_a\n1,b.jpg,\"a, the first.jpg\"\n\n2,d.jpg,c.jpg\n");

    Csv csv = Csv.read(file, "file_a", "file_b");

    assertThat(csv.rows()).hasSize(2);
    assertThat(csv.rows().get(0).get(csv.column("file_a"))).isEqualTo("a, the first.jpg");
    assertThat(csv.column("person")).isEqualTo(-1);
  }

  @Test
  void readsWhatSpreadsheetsWrite(@TempDir Path folder) throws IOException {
    Path file = write(folder, "\uFEFFfile_a,file_b\r\na.jpg,b.jpg\r\n");

    assertThat(Csv.read(file, "file_a").rows()).containsExactly(List.of("a.jpg", "b.jpg"));
  }

  @Test
  void saysWhichColumnIsMissing(@TempDir Path folder) throws IOException {
    Path file = write(folder, "a,b\n1,2\n");

    assertThatThrownBy(() -> Csv.read(file, "file_a"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no column \"file_a\", only a,b");
  }

  @Test
  void saysWhichRowIsShort(@TempDir Path folder) throws IOException {
    Path file = write(folder, "a,b\nlonely\n");

    assertThatThrownBy(() -> Csv.read(file, "a"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("\"lonely\" has 1 cells, expected 2");
  }

  @Test
  void saysThatAFileIsMissingOrEmpty(@TempDir Path folder) throws IOException {
    Path empty = write(folder, "");

    assertThatThrownBy(() -> Csv.read(empty, "a")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> Csv.read(folder.resolve("no.csv"), "a"))
        .hasMessageContaining("there is no file");
  }

  @Property
  void readsBackWhatItWrites(@ForAll @NotEmpty List<String> cells) {
    List<String> oneLine = cells.stream().map(cell -> cell.replaceAll("[\r\n]", " ")).toList();

    assertThat(Csv.parseLine(Csv.line(oneLine.toArray()))).isEqualTo(oneLine);
  }

  private static Path write(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("list.csv"), text);
  }
}
